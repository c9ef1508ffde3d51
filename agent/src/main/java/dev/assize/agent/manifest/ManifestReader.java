package dev.assize.agent.manifest;

import dev.assize.agent.command.Approvals;
import dev.assize.agent.command.CommandSpec;
import dev.assize.agent.command.Program;
import dev.assize.agent.command.Template;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.Interface.Command;
import dev.assize.statement.Tier;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a document into a manifest, once. */
final class ManifestReader {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Manifest.class, "agent.schema.json");

  private static final String COMMAND = "/interface/command";
  private static final Set<String> BESIDE_USE = Set.of("use", "model", "approvals");

  private final Document document;
  private final Path directory;
  private final Artifacts artifacts;

  ManifestReader(Document document, Path directory) {
    this.document = document;
    this.directory = directory;
    this.artifacts = new Artifacts(document, directory);
  }

  Manifest read() {
    new ManifestRules(document).check();
    JsonNode root = document.as(JsonNode.class, SCHEMA);
    Interface agentInterface =
        root.at("/interface").has("chat")
            ? chat(root.at("/interface/chat"))
            : command(root.at("/interface/command"));
    for (int i = 0; i < root.at("/artifacts").size(); i++) {
      artifacts.add("/artifacts/" + i + "/path");
    }
    return new Manifest(
        metadata(root.at("/metadata")),
        agentInterface,
        context(root.at("/context")),
        directory,
        identity((ObjectNode) root));
  }

  private Identity identity(ObjectNode root) {
    ObjectNode manifest = root.deepCopy();
    manifest.remove("artifacts");
    return new Identity(manifest, artifacts.finish());
  }

  private static Manifest.Metadata metadata(JsonNode node) {
    return new Manifest.Metadata(
        node.get("name").stringValue(),
        node.get("version").stringValue(),
        node.get("producer").stringValue());
  }

  private static Manifest.Context context(JsonNode node) {
    String tier = text(node, "tier");
    return new Manifest.Context(
        tier == null ? null : Tier.valueOf(tier.toUpperCase(Locale.ROOT)),
        node.path("purpose").asString(""));
  }

  private Chat chat(JsonNode node) {
    return new Chat(
        ModelSources.read(document, "/interface/chat/model"),
        systemPrompt(node),
        node.has("temperature") ? node.get("temperature").doubleValue() : null,
        (int) node.path("maxTurns").asDouble(Chat.DEFAULT_TURNS),
        node.has("maxOutputTokens") ? (int) node.get("maxOutputTokens").doubleValue() : null,
        node.has("price") ? price(node.get("price")) : null);
  }

  private String systemPrompt(JsonNode chat) {
    String file = text(chat, "systemPromptFile");
    String inline = text(chat, "systemPrompt");
    if (file == null) {
      return inline == null ? "" : inline;
    }
    String pointer = "/interface/chat/systemPromptFile";
    if (inline != null) {
      throw document.problem(pointer, "write either systemPrompt or systemPromptFile, not both");
    }
    return artifacts.addText(pointer);
  }

  private static Price price(JsonNode node) {
    return new Price(
        new BigDecimal(node.get("inputPerMillion").stringValue()),
        new BigDecimal(node.get("outputPerMillion").stringValue()),
        node.get("currency").stringValue());
  }

  private Command command(JsonNode node) {
    String approvals = text(node, "approvals");
    return new Command(
        ModelSources.read(document, "/interface/command/model"),
        approvals == null
            ? Approvals.DEFAULT
            : Approvals.valueOf(approvals.toUpperCase(Locale.ROOT)),
        program((ObjectNode) node));
  }

  private Program program(ObjectNode command) {
    if (command.has("use")) {
      refuseBesideUse(command);
      return new Program.Known(command.get("use").stringValue());
    }
    if (command.has("approvals")) {
      throw document.problem(
          COMMAND + "/approvals", "approvals go with use only; spell the arguments out in run");
    }
    Template.check(document, COMMAND);
    ObjectNode spelledOut = command.deepCopy();
    spelledOut.remove("model");
    try {
      return new Program.SpelledOut(CommandSpec.of(spelledOut));
    } catch (IllegalArgumentException e) {
      throw document.problem(COMMAND, String.valueOf(e.getMessage()));
    }
  }

  private void refuseBesideUse(ObjectNode command) {
    for (String name : command.propertyNames()) {
      if (!BESIDE_USE.contains(name)) {
        throw document.problem(
            COMMAND + "/" + name, name + " does not go with use; leave one of them out");
      }
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.has(name) ? node.get(name).stringValue() : null;
  }
}
