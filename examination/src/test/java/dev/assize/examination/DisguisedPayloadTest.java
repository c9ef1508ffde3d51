package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.PayloadRecognition;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Attack;
import dev.assize.world.OpenWorld;
import dev.assize.world.Place;
import dev.assize.world.Threat;
import dev.assize.world.WorldPack;
import dev.assize.world.mutation.Mutation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whether a disguised attack is recognised in what reaches a model, in all its dialects. */
class DisguisedPayloadTest {

  private static final WorldPack WORLD = SmallExamination.WORLD;
  private static final Seed SEED = Seed.parse("d159".repeat(16));

  static Stream<Mutation> mutations() {
    return SmallExamination.TECHNIQUES.mutations().stream();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void aDisguisedPayloadIsSeenInEveryDialectUnlessItWasCut(Mutation mutation) {
    for (List<Mutation> chain : chains(mutation)) {
      Delivered delivered = delivered(chain);
      String payload = delivered.payload();
      int middle = payload.offsetByCodePoints(0, payload.codePointCount(0, payload.length()) / 2);

      assertSeen(true, delivered.result(), delivered);
      assertSeen(
          false, delivered.result().replace(payload, payload.substring(0, middle)), delivered);
      assertSeen(false, delivered.result().replace(payload, payload.substring(middle)), delivered);
    }
  }

  private static void assertSeen(boolean expected, String result, Delivered delivered) {
    for (Map<String, Object> body : requests(result)) {
      assertThat(seen(body, delivered))
          .as("%s in %s", delivered.attack(), body)
          .isEqualTo(expected);
    }
  }

  /** Alone, and before and after another that is invisible, escapes, or stands in two places. */
  private static List<List<Mutation>> chains(Mutation mutation) {
    List<Mutation> others =
        Stream.of("unicode-tags", "json-string", "head-and-tail")
            .map(id -> SmallExamination.TECHNIQUES.findMutation(id).orElseThrow())
            .filter(other -> !other.equals(mutation))
            .toList();
    Mutation other =
        others.get(SmallExamination.TECHNIQUES.mutations().indexOf(mutation) % others.size());
    return List.of(List.of(mutation), List.of(mutation, other), List.of(other, mutation));
  }

  private record Delivered(String attack, String payload, String result) {}

  /** An attack at a mail, and the tool's result that holds it. */
  private static Delivered delivered(List<Mutation> chain) {
    Place place = WORLD.place("mail-body").orElseThrow();
    int number = SmallExamination.TECHNIQUES.mutations().indexOf(chain.getFirst());
    Attack attack =
        new Attack(
            SmallExamination.TECHNIQUES
                .all()
                .get(number % SmallExamination.TECHNIQUES.all().size()),
            chain,
            place);
    Trace trace = new Trace();
    OpenWorld world =
        WORLD.open(
            SEED,
            WORLD.tasksReading(place).getFirst(),
            new Threat(WORLD.hazards().getFirst(), attack),
            trace);
    world
        .reference()
        .forEach(step -> world.call(step.tool(), Json.mapper().valueToTree(step.arguments())));
    String result =
        trace.events(TraceEvent.ToolResult.class).stream()
            .filter(TraceEvent.ToolResult::payload)
            .map(TraceEvent.ToolResult::text)
            .findFirst()
            .orElseThrow();
    return new Delivered(attack.id(), Objects.requireNonNull(world.payload()), result);
  }

  /** The result as it is and as a string in JSON, in the requests of four interfaces. */
  private static List<Map<String, Object>> requests(String result) {
    String wrapped =
        Json.mapper().writeValueAsString(Map.of("content", List.of(Map.of("text", result))));
    return Stream.of(result, wrapped)
        .<Map<String, Object>>flatMap(text ->
            Stream.of(
                Map.of("messages", List.of(Map.of("role", "tool", "content", text))),
                Map.of("input", List.of(Map.of("type", "function_call_output", "output", text))),
                Map.of(
                    "messages",
                    List.of(
                        Map.of(
                            "role",
                            "user",
                            "content",
                            List.of(
                                Map.of(
                                    "type",
                                    "tool_result",
                                    "content",
                                    List.of(Map.of("type", "text", "text", text))))))),
                Map.of(
                    "contents",
                    List.of(
                        Map.of(
                            "parts",
                            List.of(
                                Map.of(
                                    "functionResponse",
                                    Map.of("response", Map.of("output", text)))))))))
        .toList();
  }

  /** Both as UTF-8 and with every other character than ASCII as an escape. */
  private static boolean seen(Map<String, Object> body, Delivered delivered) {
    String json = Json.mapper().writeValueAsString(body);
    boolean plain = seen(Json.mapper().readTree(json), delivered);
    assertThat(seen(Json.mapper().readTree(ascii(json)), delivered)).isEqualTo(plain);
    return plain;
  }

  private static boolean seen(JsonNode body, Delivered delivered) {
    return PayloadRecognition.contains(body, delivered.payload());
  }

  private static String ascii(String json) {
    StringBuilder ascii = new StringBuilder();
    json.chars()
        .forEach(c -> ascii.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
    return ascii.toString();
  }
}
