package dev.assize.agent.manifest;

import dev.assize.agent.command.Adjustment;
import dev.assize.agent.command.Approvals;
import dev.assize.agent.command.CommandSpec;
import dev.assize.agent.command.Program;
import dev.assize.agent.command.Template;
import dev.assize.agent.command.Variants;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.Interface.Command;
import dev.assize.statement.Json;
import dev.assize.statement.Tier;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a document into a manifest, once. */
final class ManifestReader {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Manifest.class, "agent.schema.json");

  private static final String COMMAND = "/interface/command";
  private static final Set<String> BESIDE_USE = Set.of("use", "model", "approvals");
  private static final Set<String> BESIDE_COMMAND =
      Set.of("model", "approvals", "levels", "optOut");

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
      if (root.at("/artifacts/" + i).has("path")) {
        artifacts.add("/artifacts/" + i + "/path");
      }
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
    return new Identity(manifest, artifacts.finish(), Images.read(document));
  }

  static Manifest.Metadata metadata(JsonNode node) {
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
    return new Command(
        ModelSources.read(document, "/interface/command/model"),
        approvals(node),
        program((ObjectNode) node));
  }

  private static Approvals approvals(JsonNode command) {
    String name = text(command, "approvals");
    return name == null ? Approvals.DEFAULT : level(name);
  }

  private static Approvals level(String name) {
    return Approvals.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Program program(ObjectNode command) {
    if (command.has("use")) {
      refuseBesideUse(command);
      return new Program.Known(command.get("use").stringValue());
    }
    Template.check(document, COMMAND);
    ObjectNode spelledOut = command.deepCopy();
    BESIDE_COMMAND.forEach(spelledOut::remove);
    Variants variants;
    try {
      variants =
          new Variants(
              document.root().at("/metadata/name").asString("the agent"),
              CommandSpec.of(spelledOut),
              levels(command),
              command.has("optOut") ? adjustment(command.get("optOut")) : null);
    } catch (IllegalArgumentException e) {
      throw document.problem(COMMAND, String.valueOf(e.getMessage()));
    }
    requireSound(variants, approvals(command));
    return new Program.SpelledOut(variants);
  }

  private static Map<Approvals, Adjustment> levels(ObjectNode command) {
    Map<Approvals, Adjustment> levels = new EnumMap<>(Approvals.class);
    levels.put(Approvals.DEFAULT, Adjustment.NONE);
    command
        .path("levels")
        .properties()
        .forEach(level -> levels.put(level(level.getKey()), adjustment(level.getValue())));
    return levels;
  }

  private static Adjustment adjustment(JsonNode node) {
    return Json.mapper().treeToValue(node, Adjustment.class);
  }

  /** Each variant must be a command that can be run. */
  private void requireSound(Variants variants, Approvals chosen) {
    if (!variants.has(chosen)) {
      throw document.problem(
          COMMAND + "/approvals",
          "there is no such level; describe it in levels, with what it adds to run, env and files");
    }
    for (Approvals level : new TreeSet<>(variants.levels().keySet())) {
      try {
        variants.command(level, false);
      } catch (IllegalArgumentException e) {
        throw document.problem(
            COMMAND + "/levels/" + level.name().toLowerCase(Locale.ROOT),
            String.valueOf(e.getMessage()));
      }
    }
    if (variants.hasOptOut()) {
      try {
        variants.command(chosen, true);
      } catch (IllegalArgumentException e) {
        throw document.problem(COMMAND + "/optOut", String.valueOf(e.getMessage()));
      }
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
