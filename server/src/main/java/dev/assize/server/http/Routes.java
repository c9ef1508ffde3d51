package dev.assize.server.http;

import dev.assize.gate.fact.FactList;
import dev.assize.gate.observation.ObservedRegister.Seen;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.server.admission.Admission;
import dev.assize.server.admission.Demand;
import dev.assize.server.decision.AskedQuestion;
import dev.assize.server.decision.Gatehouse;
import dev.assize.server.decision.Inputs;
import dev.assize.server.decision.QuestionException;
import dev.assize.server.decision.QuestionReader;
import dev.assize.server.decision.Told.RegisterState;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is served where. Thread-safe. */
final class Routes {

  private static final String ADMISSION = "/v1/admission/";

  private final Gatehouse gate;
  private final @Nullable Admission admission;
  private final int mostQuestions;
  private final InstantSource clock;
  private final Map<String, Supplier<Reply>> shown = new LinkedHashMap<>();

  /** Health, as it is told. */
  private record Health(
      boolean canDecide, List<String> problems, RegisterState register, List<String> agents) {}

  /** A policy, as it is told. */
  private record Policy(String name, String version, String title, String say, Digest digest) {}

  /**
   * @param admission null if this server lets nothing into a cluster
   */
  Routes(Gatehouse gate, @Nullable Admission admission, int mostQuestions, InstantSource clock) {
    this.gate = gate;
    this.admission = admission;
    this.mostQuestions = mostQuestions;
    this.clock = clock;
    shown.put("/v1/health", this::health);
    shown.put("/v1/policies", this::policies);
    shown.put("/v1/facts", () -> Reply.of(FactList.all()));
    for (String file : List.of("openapi.json", "question.schema.json", "answer.schema.json")) {
      byte[] bytes = resource(file);
      shown.put("/v1/" + file, () -> new Reply(200, bytes));
    }
  }

  /** The methods that there are at a path; none if nothing is there. */
  Set<String> methods(String path) {
    if (shown.containsKey(path)) {
      return Set.of("GET");
    }
    return path.equals("/v1/decisions") || demand(path).isPresent() ? Set.of("POST") : Set.of();
  }

  /** Paths to which nothing is sent. */
  Set<String> shown() {
    return shown.keySet();
  }

  /** What is at a path to which nothing is sent. */
  Reply get(String path) {
    Supplier<Reply> supplier = shown.get(path);
    if (supplier == null) {
      throw new RefusedException(404, "nothing is here");
    }
    return supplier.get();
  }

  /**
   * What is answered to what was sent.
   *
   * @throws QuestionException if it cannot be read
   */
  Reply post(String path, byte[] body) {
    JsonNode sent = Inputs.read(body);
    Optional<Demand> demand = demand(path);
    if (demand.isPresent() && admission != null) {
      return Reply.of(admission.review(sent, demand.get(), now()));
    }
    return sent.isArray() ? batch(sent) : Reply.of(decide(sent));
  }

  private Optional<Demand> demand(String path) {
    return admission != null && path.startsWith(ADMISSION)
        ? Demand.ofPath(path.substring(ADMISSION.length()))
        : Optional.empty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Object decide(JsonNode question) {
    Instant now = now();
    AskedQuestion asked = QuestionReader.read(question, now);
    return gate.decide(asked, now);
  }

  /** Each on its own: one that cannot be read has its own error in its place. */
  private Reply batch(JsonNode questions) {
    if (questions.size() > mostQuestions) {
      throw new QuestionException("at most %,d questions at a time".formatted(mostQuestions));
    }
    List<Object> answers = new ArrayList<>(questions.size());
    for (JsonNode question : questions) {
      try {
        answers.add(decide(question));
      } catch (QuestionException e) {
        answers.add(Map.of("error", String.valueOf(e.getMessage())));
      }
    }
    return Reply.of(answers);
  }

  private Reply health() {
    Instant now = now();
    var sight = gate.register(now);
    boolean canDecide = sight.register() instanceof Seen;
    Health health =
        new Health(
            canDecide,
            gate.problems(now),
            Gatehouse.state(sight, now),
            List.copyOf(gate.agents().readable().keySet()));
    return new Reply(canDecide ? 200 : 503, Reply.of(health).body());
  }

  private Reply policies() {
    Function<CompiledPolicy, Policy> told =
        each -> {
          var metadata = each.policy().metadata();
          return new Policy(
              metadata.name(),
              metadata.version(),
              metadata.title(),
              each.policy().say(),
              each.digest());
        };
    return Reply.of(gate.policies().values().stream().map(told).toList());
  }

  private static byte[] resource(String name) {
    try (InputStream in = Routes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
