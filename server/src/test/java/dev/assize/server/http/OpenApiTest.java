package dev.assize.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assize.server.FrozenGate;
import dev.assize.server.http.Served.Answer;
import dev.assize.statement.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is published of the interface is what is served. */
class OpenApiTest {

  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

  @TempDir private Path temp;

  private Served served;
  private JsonNode openApi;

  @BeforeEach
  void serve() throws Exception {
    served = new Served(temp, null, Served.SMALL);
    openApi = served.get("/v1/openapi.json").body();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private int status(String method, String path) throws Exception {
    return served
        .send(
            HttpRequest.newBuilder(URI.create(served.address + path))
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(java.util.Locale.ROOT), BodyPublishers.ofString("{}"))
                .build())
        .status();
  }

  private static String example(String path) {
    return path.replace("{gate}", "required")
        .replace("{tier}", "sensitive")
        .replace("{autonomy}", "acts");
  }

  @Test
  void eachPathIsThereWithTheMethodsThatAreDescribedAndNoOthers() throws Exception {
    assertThat(openApi.path("openapi").asString()).isEqualTo("3.1.0");
    for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
      for (String method : METHODS) {
        int status = status(method, example(path.getKey()));
        boolean described = path.getValue().has(method);
        assertThat(status != 405 && status != 404)
            .as(method + " " + path.getKey())
            .isEqualTo(described);
        if (described) {
          assertThat(path.getValue().at("/" + method + "/responses").has(String.valueOf(status)))
              .as("%s %s %d", method, path.getKey(), status)
              .isTrue();
        }
      }
    }
  }

  @Test
  void eachValueOfTheWebhooksParametersIsServed() throws Exception {
    JsonNode parameters =
        openApi.path("paths").path("/v1/admission/{gate}/{tier}/{autonomy}").at("/post/parameters");
    for (JsonNode gate : parameters.at("/0/schema/enum")) {
      for (JsonNode tier : parameters.at("/1/schema/enum")) {
        for (JsonNode autonomy : parameters.at("/2/schema/enum")) {
          String path =
              "/v1/admission/%s/%s/%s"
                  .formatted(gate.asString(), tier.asString(), autonomy.asString());
          assertThat(status("post", path)).as(path).isEqualTo(400);
        }
      }
    }
  }

  @Test
  void whatIsServedIsDescribed() throws Exception {
    Routes routes = new Routes(served.frozen.gate, null, 1, () -> served.frozen.now);
    for (String path :
        List.of(
            "/v1/health",
            "/v1/policies",
            "/v1/facts",
            "/v1/openapi.json",
            "/v1/question.schema.json",
            "/v1/answer.schema.json",
            "/v1/decisions")) {
      assertThat(routes.methods(path)).isNotEmpty();
      assertThat(openApi.path("paths").has(path)).as(path).isTrue();
    }
    assertThat(routes.shown()).allMatch(path -> openApi.path("paths").has(path));
  }

  private static List<String> problems(String schema, JsonNode value) throws Exception {
    String text =
        new String(
            OpenApiTest.class.getResourceAsStream(schema).readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    return compiled.validate(value).stream().map(Object::toString).toList();
  }

  @Test
  void answersAreAsTheirSchemaSays() throws Exception {
    List<String> states = List.of("granted", "withdrawn");
    for (String state : states) {
      served.frozen.source = FrozenGate.log(state);
      served.frozen.look();
      for (String agent :
          List.of(
              "{\"name\":\"clerk\"}",
              "{\"digest\":\"sha256:" + "a1".repeat(32) + "\"}",
              "{\"digest\":\"" + served.frozen.clerk() + "\"}")) {
        for (String more :
            List.of(
                "", ",\"signed\":true", ",\"tools\":{\"none\":true}", ",\"relyingParty\":\"x\"")) {
          String question =
              "{\"policy\":\"baseline\",\"agent\":%s,\"context\":{\"tier\":\"general\"}%s}"
                  .formatted(agent, more);
          assertThat(problems("question.schema.json", Json.mapper().readTree(question))).isEmpty();
          Answer answer = served.decide(question);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(problems("answer.schema.json", answer.body())).isEmpty();
        }
      }
    }
  }

  @Test
  void theSchemaOfQuestionsRefusesWhatTheServerRefuses() throws Exception {
    for (String question :
        List.of(
            "{}",
            "{\"policy\":\"ci\"}",
            "{\"policy\":\"ci\",\"agent\":{}}",
            "{\"policy\":\"ci\",\"agent\":{\"name\":\"clerk\"},\"more\":1}",
            "{\"policy\":\"ci\",\"agent\":{\"name\":\"clerk\"},\"context\":[]}",
            "{\"policy\":\"ci\",\"agent\":{\"name\":\"clerk\"},\"tools\":{\"none\":false}}",
            "{\"policy\":\"ci\",\"agent\":{\"name\":\"clerk\",\"digest\":\"sha256:"
                + "a1".repeat(32)
                + "\"}}",
            "{\"policy\":\"ci\",\"agent\":{\"name\":\"clerk\"},\"waivers\":[1]}",
            "{\"policy\":\"ci\",\"agent\":{\"manifest\":{},\"artifacts\":[{\"path\":\"x\"}]}}")) {
      assertThat(problems("question.schema.json", Json.mapper().readTree(question)))
          .as(question)
          .isNotEmpty();
      assertThat(served.decide(question).status()).as(question).isEqualTo(400);
    }
  }
}
