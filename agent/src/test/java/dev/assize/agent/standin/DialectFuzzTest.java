package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assize.agent.standin.Harness.Style;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever an agent sends, it gets a reply or a refusal. */
class DialectFuzzTest {

  private static final StandInServer SERVER = StandInServer.start();
  private static final List<String> SPITE =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "\"\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[[[]]]",
          "[null]",
          "{\"type\":7}",
          "\"tool\"",
          "{\"role\":\"user\"}",
          "\"required\"");

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void aMutatedTreeIsAnsweredOrRefused(Style style) {
    Dialect dialect = dialect(style);
    Seed.Random random = Scripts.SEED.derive(style.name()).random();
    JsonNode body = Json.mapper().readTree(body(style));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 1_500; i++) {
            JsonNode mutant = mutated(body, random, 1 + random.nextInt(12));
            try {
              Conversation conversation = dialect.read(mutant);
              Performance.Turn turn = Performance.next(Scripts.tempted(1), conversation);
              Delivery delivery =
                  Delivery.of(mutant, conversation, turn.reply(), "0".repeat(64), 99);
              assertThat(dialect.message(delivery)).isNotEmpty();
              assertThat(dialect.events(delivery)).isNotEmpty();
            } catch (RefusedRequest refused) {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.getMessage()).isNotBlank();
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void aHijackedModelAnswersMutatedTreesTooAndItsTranscriptCanBeRead(Style style) {
    Dialect dialect = dialect(style);
    Hijack hijack = Hijacks.of("leave-folder", "spend-money", "spawn-agent", "exfiltrate-fetch");
    Seed.Random random = Scripts.SEED.derive("hijack " + style).random();
    JsonNode body = Json.mapper().readTree(body(style));
    ((ObjectNode) body).set("tools", offers(style));
    Trace trace = new Trace();
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 400; i++) {
            JsonNode mutant = mutated(body, random, 1 + random.nextInt(40));
            try {
              Conversation conversation = dialect.read(mutant);
              Performance.Turn turn = Hijacking.next(hijack, conversation);
              Delivery delivery =
                  Delivery.of(mutant, conversation, turn.reply(), "0".repeat(64), 99);
              assertThat(dialect.events(delivery)).isNotEmpty();
            } catch (RefusedRequest refused) {
              assertThat(refused.status()).isEqualTo(400);
            }
            trace.append(at -> new TraceEvent.ModelRequest(at, 1, dialect.name(), "main", mutant));
          }
          assertThat(Transcript.attempts(hijack, trace.events()))
              .hasSameSizeAs(hijack.plot().moves());
          assertThat(Transcript.told(trace.events(), "no such thing")).isFalse();
        });
  }

  private static JsonNode offers(Style style) {
    return switch (style) {
      case CHAT -> Hijacks.offers("qwen-code").path("tools");
      case RESPONSES -> Hijacks.offers("codex").path("tools");
      case GEMINI -> Hijacks.offers("gemini-cli").path("tools");
      case MESSAGES -> {
        ArrayNode tools = Json.mapper().createArrayNode();
        for (JsonNode tool : Hijacks.offers("opencode").path("tools")) {
          tools
              .addObject()
              .put("name", tool.at("/function/name").asString())
              .set("input_schema", tool.at("/function/parameters"));
        }
        yield tools;
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void mutatedBytesAreAnsweredOrRefusedOverHttp(Style style) {
    String key = SERVER.enrol(Scripts.tempted(1), new Trace());
    Client client = new Client(SERVER);
    Harness harness = harness(style, key);
    byte[] body = harness.body().getBytes(StandardCharsets.UTF_8);
    Seed.Random random = Scripts.SEED.derive("bytes " + style).random();
    for (int i = 0; i < 150; i++) {
      byte[] mutant = body.clone();
      for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(mutant.length) : mutant.length;
      HttpResponse<String> response =
          client.post(
              harness.path(), key, new String(mutant, 0, length, StandardCharsets.ISO_8859_1));

      assertThat(response.statusCode()).isIn(200, 400);
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void nestingBeyondMeasureIsRefused(Style style) {
    String key = SERVER.enrol(Scripts.plain(), new Trace());
    String path = harness(style, key).path();

    assertThat(new Client(SERVER).post(path, key, "[".repeat(100_000)).statusCode()).isEqualTo(400);
  }

  private static JsonNode mutated(JsonNode body, Seed.Random random, int mutations) {
    ObjectNode holder = Json.mapper().createObjectNode();
    holder.set("body", body.deepCopy());
    for (int i = 0; i < mutations; i++) {
      mutate(holder, random);
    }
    return holder.get("body");
  }

  private static void mutate(JsonNode node, Seed.Random random) {
    JsonNode spite = spite(random);
    switch (node) {
      case ObjectNode object when !object.isEmpty() -> {
        String key = random.pick(List.copyOf(object.propertyNames()));
        if (random.nextInt(3) > 0 && !object.get(key).isEmpty()) {
          mutate(object.get(key), random);
        } else if (random.nextInt(3) == 0 && !key.equals("body")) {
          object.remove(key);
        } else {
          object.set(key, spite);
        }
      }
      case ArrayNode array when !array.isEmpty() -> {
        int at = random.nextInt(array.size());
        if (random.nextInt(3) > 0 && !array.get(at).isEmpty()) {
          mutate(array.get(at), random);
        } else {
          array.set(at, spite);
        }
      }
      default -> {}
    }
  }

  private static JsonNode spite(Seed.Random random) {
    try {
      return Json.mapper().readTree(random.pick(SPITE));
    } catch (JacksonException e) {
      return Json.mapper().nullNode();
    }
  }

  private static Dialect dialect(Style style) {
    return switch (style) {
      case CHAT -> new ChatDialect();
      case RESPONSES -> new ResponsesDialect();
      case MESSAGES -> new MessagesDialect();
      case GEMINI -> new GenerateContentDialect();
    };
  }

  private static String body(Style style) {
    return harness(style, "unused").body();
  }

  /** In the middle of a conversation, so that every kind of part is there to be mutated. */
  private static Harness harness(Style style, String key) {
    Harness harness =
        new Harness(SERVER, key, style, false, List.of("mail_read", "mail_send", "bash"));
    harness.say("Pay.");
    JsonNode arguments = Json.mapper().readTree("{\"id\":\"mail-1001\"}");
    String raw =
        switch (style) {
          case CHAT ->
              "{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"mail_read\","
                  + "\"arguments\":\"{\\\"id\\\":1}\"}}";
          case RESPONSES ->
              "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"mail_read\","
                  + "\"arguments\":\"{}\"}";
          case MESSAGES ->
              "{\"type\":\"tool_use\",\"id\":\"c\",\"name\":\"mail_read\",\"input\":{\"id\":1}}";
          case GEMINI -> "{\"functionCall\":{\"name\":\"mail_read\",\"args\":{\"id\":1}}}";
        };
    harness.append(
        new Harness.Call("c", "mail_read", arguments, Json.mapper().readTree(raw)),
        Scripts.PAYLOAD);
    return harness;
  }
}
