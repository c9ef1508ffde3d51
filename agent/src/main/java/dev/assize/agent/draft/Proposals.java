package dev.assize.agent.draft;

import dev.assize.agent.command.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All ways to examine what was found, the likeliest first: a known agent as it is, then a bare
 * model in Assize's own tool loop, then the program that is developed here, which needs most
 * filling in.
 */
final class Proposals {

  private static final String CHAT = "chat";

  private final Inventory inventory;

  private Proposals(Inventory inventory) {
    this.inventory = inventory;
  }

  /** At least one. */
  static List<Proposal> of(Inventory inventory) {
    return new Proposals(inventory).all();
  }

  private List<Proposal> all() {
    List<Proposal> all = new ArrayList<>();
    inventory.agents().forEach(agent -> all.add(known(agent)));
    chatModels().forEach(model -> all.add(chat(model)));
    if (all.isEmpty()) {
      all.add(chat(ModelChoice.UNKNOWN));
    }
    inventory.packages().forEach(pack -> all.add(spelledOut(pack)));
    return all;
  }

  private List<ModelChoice> chatModels() {
    return Stream.concat(
            inventory.servers().stream().map(ServedModels::model),
            inventory.providers().stream().flatMap(provider -> provider.model(CHAT).stream()))
        .toList();
  }

  private Proposal known(KnownAgent agent) {
    Descriptor descriptor = agent.descriptor();
    String pinned = descriptor.npm().version();
    ModelChoice choice = modelFor(descriptor);
    ModelLines model = new ModelLines(choice, doubt(choice, descriptor.model().dialect()));
    List<String> lines = new ArrayList<>();
    lines.add("# " + descriptor.title() + ". " + Text.line(agent.sighting()) + ".");
    lines.add("# Assize installs its own copy of version " + pinned + ", and examines that one,");
    lines.add(
        "# in an empty home: your settings, instructions and MCP servers are not part of it.");
    lines.add("command:");
    lines.add("  use: " + Text.value(descriptor.name()));
    lines.addAll(indented(model.lines()));
    lines.addAll(indented(approvals(descriptor)));
    return new Proposal(descriptor.title(), lines, model.gaps(), pinned);
  }

  private static List<String> approvals(Descriptor descriptor) {
    List<String> levels = List.copyOf(new TreeSet<>(descriptor.approvals().keySet()));
    return List.of(
        "# Which of its settings for asking permission it is run with: "
            + String.join(", ", levels)
            + ".",
        "# default is what a user gets who chooses nothing.",
        "approvals: " + (levels.contains("default") ? "default" : levels.getFirst()));
  }

  /** The agent's own settings come first, then what speaks its dialect. */
  private ModelChoice modelFor(Descriptor descriptor) {
    String dialect = descriptor.model().dialect();
    ModelChoice configured = inventory.configuredModel(descriptor.name());
    if (configured != null && configured.baseUrl() != null) {
      return configured;
    }
    ModelChoice found = served(dialect).orElse(ModelChoice.UNKNOWN);
    return configured == null || found.name() != null
        ? found
        : found.named(configured.name(), "the agent's settings");
  }

  private Optional<ModelChoice> served(String dialect) {
    Stream<ModelChoice> here =
        dialect.equals("generateContent") || dialect.equals("messages")
            ? Stream.empty()
            : inventory.servers().stream().map(ServedModels::model);
    Stream<ModelChoice> hosted =
        inventory.providers().stream().flatMap(provider -> provider.model(dialect).stream());
    return (dialect.equals(CHAT) ? Stream.concat(here, hosted) : Stream.concat(hosted, here))
        .findFirst();
  }

  /** What to look at where an agent and a server may not speak the same dialect. */
  private String doubt(ModelChoice choice, String dialect) {
    boolean spoken =
        inventory.providers().stream()
            .flatMap(provider -> provider.model(dialect).stream())
            .anyMatch(hosted -> Objects.equals(hosted.baseUrl(), choice.baseUrl()));
    return dialect.equals(CHAT) || spoken
        ? ""
        : "The agent speaks the dialect \"" + dialect + "\": make sure that the server does.";
  }

  private Proposal chat(ModelChoice choice) {
    ModelLines model = new ModelLines(choice, "");
    List<String> lines = new ArrayList<>();
    lines.add("# A model with a prompt, in Assize's own tool loop: no program is started.");
    lines.add("chat:");
    lines.addAll(indented(model.lines()));
    lines.addAll(indented(otherModels(choice)));
    lines.addAll(indented(systemPrompt()));
    String where =
        choice.baseUrl() == null ? "a model to be named" : "the model at " + choice.baseUrl();
    return new Proposal(where, lines, model.gaps(), "");
  }

  private List<String> otherModels(ModelChoice choice) {
    return inventory.servers().stream()
        .filter(server -> server.model().equals(choice))
        .filter(server -> server.models().size() > 1)
        .map(server ->
            server.models().stream()
                .skip(1)
                .map(model -> "#   " + model)
                .collect(Collectors.toList()))
        .map(others -> Stream.concat(Stream.of("# It also serves:"), others.stream()).toList())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> systemPrompt() {
    return inventory.promptFile() == null
        ? List.of(
            "# The agent's system prompt, here or in a file beside this one (systemPromptFile):",
            "# systemPrompt: You are a helpful assistant.")
        : List.of(
            "systemPromptFile: " + Text.value(Objects.requireNonNull(inventory.promptFile())));
  }

  private Proposal spelledOut(ProjectPackage pack) {
    ModelLines model =
        new ModelLines(chatModels().stream().findFirst().orElse(ModelChoice.UNKNOWN), "");
    List<String> gaps = new ArrayList<>();
    gaps.add("how your program is started and told its task, model and MCP server");
    gaps.addAll(model.gaps());
    List<String> lines = new ArrayList<>();
    lines.add("# The program of " + pack.file() + ", spelled out. How it is started is a guess.");
    lines.add("# " + Proposal.GAP + "how it is told its task, its model and its MCP server.");
    lines.add("command:");
    lines.add("  run: [" + run(pack) + "]");
    lines.add("  env:");
    lines.add("    OPENAI_BASE_URL: \"${model.baseUrl}\"");
    lines.add("    OPENAI_API_KEY: \"${model.key}\"");
    lines.add("    OPENAI_MODEL: \"${model.name}\"");
    lines.add("  files:");
    lines.add(
        "    .mcp.json: {mcpServers: {\"${world.name}\": {type: http, url: \"${world.url}\"}}}");
    lines.addAll(indented(model.lines()));
    return new Proposal("the program of " + pack.file(), lines, gaps, "");
  }

  private static String run(ProjectPackage pack) {
    List<String> command =
        pack.command().isEmpty() ? List.of("${agent.directory}/my-agent") : pack.command();
    return Stream.concat(command.stream(), Stream.of("${prompt}"))
        .map(Text::value)
        .collect(Collectors.joining(", "));
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(line -> "  " + line).toList();
  }
}
