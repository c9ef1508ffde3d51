package dev.assize.agent.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a draft from top to bottom. Used once. */
final class DraftWriter {

  private static final int MAX_ALTERNATIVES = 12;

  private final Inventory inventory;
  private final Proposal proposal;
  private final List<Proposal> alternatives;
  private final StringBuilder yaml = new StringBuilder();
  private final List<String> toFillIn = new ArrayList<>();

  DraftWriter(Inventory inventory) {
    this.inventory = inventory;
    List<Proposal> proposals = Proposals.of(inventory);
    this.proposal = proposals.getFirst();
    this.alternatives = proposals.stream().skip(1).limit(MAX_ALTERNATIVES).toList();
  }

  Draft draft() {
    head();
    metadata();
    agentInterface();
    artifacts();
    context();
    servers();
    unreadable();
    return new Draft(
        yaml.toString(),
        inventory.discoveries(),
        inventory.unreadable(),
        proposal.what(),
        alternatives.size(),
        toFillIn);
  }

  private void head() {
    line("# Drafted by `assize init` from what it found here. It names one agent in one exact");
    line("# configuration: check every line, and delete what does not belong to your agent.");
    line("# What could not be found out is marked FILL IN. docs/manifest.md explains each field.");
    if (inventory.isEmpty()) {
      line("#");
      line(
          "# Nothing was found: no agent CLI, no model server, no key variable, no package. This is");
      line("# the general form for a model behind an OpenAI-compatible endpoint.");
    }
    line("apiVersion: assize/v1");
    line("kind: Agent");
  }

  private void metadata() {
    line("metadata:");
    ProjectPackage pack = inventory.packages().isEmpty() ? null : inventory.packages().getFirst();
    name(pack);
    version(pack);
    gap("who makes or supplies the agent, as a domain name");
    line("  producer: example.org");
  }

  private void name(@Nullable ProjectPackage pack) {
    if (pack != null && pack.name() != null) {
      line("  # From " + pack.file() + ".");
      line("  name: " + Text.value(pack.name()));
    } else {
      gap("what you call the agent");
      line("  name: my-agent");
    }
  }

  private void version(@Nullable ProjectPackage pack) {
    if (pack != null && pack.version() != null) {
      line("  # From " + pack.file() + ". Any change of it makes another agent.");
      line("  version: " + Text.quoted(pack.version()));
    } else if (!proposal.version().isEmpty()) {
      line("  # The version that Assize installs. Any change of it makes another agent.");
      line("  version: " + Text.quoted(proposal.version()));
    } else {
      line("  # Yours to choose. Any change of it makes another agent.");
      line("  version: \"1\"");
    }
  }

  private void agentInterface() {
    line("");
    line("# How the agent is really used, and so how it is examined.");
    line("interface:");
    proposal.lines().forEach(line -> line("  " + line));
    toFillIn.addAll(proposal.gaps());
    if (!alternatives.isEmpty()) {
      line("");
      line(
          "# Other ways, from what was found. To use one, put it in place of the interface above.");
      alternatives.forEach(this::alternative);
    }
  }

  private void alternative(Proposal alternative) {
    line("#");
    line("# interface:");
    alternative.lines().forEach(line -> line("#   " + line));
  }

  private void artifacts() {
    List<String> files =
        inventory.packages().stream().flatMap(pack -> pack.artifacts().stream()).toList();
    line("");
    line(
        "# Files that belong to the agent beside this one. Its identity covers every byte of them.");
    if (files.isEmpty()) {
      line("# artifacts: [{path: package-lock.json}]");
      return;
    }
    line("artifacts:");
    files.forEach(file -> line("  - path: " + Text.value(file)));
  }

  private void context() {
    line("");
    line("# How much harm is tolerable where the agent is used: general, sensitive or critical.");
    line("context:");
    line("  tier: general");
    line("  # purpose: what it is for, in a sentence");
  }

  private void servers() {
    List<McpConfiguration> withServers =
        inventory.configurations().stream().filter(found -> found.count() > 0).toList();
    if (withServers.isEmpty()) {
      return;
    }
    line("");
    line(
        "# MCP servers that agents are used with here. An examination neither starts nor asks them:");
    line("# the agent gets the tools of an instrumented world instead. So what these servers let");
    line("# happen is not assessed. Delete the list if their names are not for publication.");
    for (McpConfiguration configuration : withServers) {
      line("#");
      line("#   " + configuration.place().shown());
      configuration.servers().forEach(server -> line("#     " + server));
      if (configuration.more() > 0) {
        line("#     and " + configuration.more() + " more");
      }
    }
  }

  private void unreadable() {
    if (!inventory.unreadable().isEmpty()) {
      line("");
      line("# Found, but not used:");
      inventory.unreadable().forEach(file -> line("#   " + Text.line(file)));
    }
  }

  private void gap(String what) {
    toFillIn.add(what);
    line("  # " + Proposal.GAP + what + ". It was not found out.");
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }
}
