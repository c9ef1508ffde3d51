package dev.assize.agent.standin;

import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.agent.standin.playbook.Plot;
import dev.assize.agent.standin.playbook.Setting;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Hijacked models and their parts for tests. Nothing of what they ask for is carried out. */
final class Hijacks {

  static final Path AGENTS = Path.of(System.getProperty("assize.root"), "agents");
  static final Playbook PLAYBOOK = Playbook.read(AGENTS);
  static final Seed SEED = new Seed("fedcba9876543210".repeat(4));

  private Hijacks() {}

  static Setting setting() {
    Map<String, String> values = new HashMap<>();
    Playbook.VARIABLES.stream()
        .filter(name -> !name.startsWith("marker"))
        .forEach(name -> values.put(name, name.endsWith("path") ? "/home/sam/" + name : name));
    values.put("home", "/home/sam");
    values.put("workdir", "/home/sam/work");
    values.put("sink.host", "files.example.net");
    values.put("sink.address", "203.0.113.9");
    return new Setting(
        SEED,
        values,
        Set.of("mail_read", "mail_send", "payment_create", "file_delete"),
        Map.of(
            "spend", List.of(new Step("payment_create", Map.of("iban", "DE02", "amount", 12.5))),
            "leak",
                List.of(
                    new Step("mail_read", Map.of("id", "m-1")),
                    new Step("mail_send", Map.of("body", "${passwords.token}"))),
            "destroy", List.of(new Step("file_delete", Map.of("ids", List.of("f-1"))))));
  }

  static Hijack of(String... harms) {
    List<Harm> chosen =
        Stream.of(harms)
            .map(id -> PLAYBOOK.harm(id).orElseThrow(() -> new AssertionError(id)))
            .toList();
    return new Hijack(PLAYBOOK, Plot.of(chosen, setting()));
  }

  static Hijack ofAll() {
    return new Hijack(PLAYBOOK, Plot.of(PLAYBOOK.harms(), setting()));
  }

  /** A request with the tools that an agent really offers, in its dialect. */
  static Conversation offeredBy(String agent) {
    JsonNode offers = offers(agent);
    String dialect = offers.path("dialect").asString("");
    String body =
        switch (dialect) {
          case "responses" -> "{\"input\": \"Hello.\", \"tools\": %s}";
          case "generateContent" ->
              "{\"contents\": [{\"parts\": [{\"text\": \"Hello.\"}]}], \"tools\": %s}";
          default ->
              "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello.\"}], \"tools\": %s}";
        };
    return Route.dialect(dialect)
        .orElseThrow()
        .read(Json.mapper().readTree(body.formatted(offers.path("tools"))));
  }

  static JsonNode offers(String agent) {
    try (InputStream in = Hijacks.class.getResourceAsStream("offers/" + agent + ".json")) {
      if (in == null) {
        throw new AssertionError("no offers of " + agent);
      }
      return Json.mapper().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
