package dev.assize.gate.questionnaire;

import dev.assize.agent.manifest.Identity;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.gate.account.Account;
import dev.assize.gate.fact.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the producer's manifest says. It is declared, even if the agent was examined with it. */
final class ManifestSayings {

  private ManifestSayings() {}

  static Map<String, Function<Account, Optional<Said>>> all() {
    Map<String, Function<Account, Optional<Said>>> all = Sayings.map();
    add(all, "name", manifest -> manifest.metadata().name());
    add(all, "version", manifest -> manifest.metadata().version());
    add(all, "producer", manifest -> manifest.metadata().producer());
    add(all, "purpose", manifest -> manifest.context().purpose());
    add(all, "tier", ManifestSayings::tier);
    add(all, "kind", ManifestSayings::kind);
    add(all, "model", ManifestSayings::model);
    add(all, "modelProvider", ManifestSayings::provider);
    add(all, "prompt", ManifestSayings::prompt);
    add(all, "limits", ManifestSayings::limits);
    add(all, "approvals", ManifestSayings::approvals);
    add(all, "artifacts", ManifestSayings::artifacts);
    add(all, "identity", manifest -> "The configuration with the digest " + manifest.digest());
    return all;
  }

  private static void add(
      Map<String, Function<Account, Optional<Said>>> all,
      String name,
      Function<Manifest, String> says) {
    all.put("manifest." + name, account -> said(account, says));
  }

  private static Optional<Said> said(Account account, Function<Manifest, String> says) {
    Manifest manifest = account.manifest();
    String text = manifest == null ? "" : says.apply(manifest);
    if (manifest == null || text.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Said(
            Basis.DECLARED,
            "the producer, in its manifest",
            text,
            List.of(new Provenance("manifest", manifest.digest(), account.place(), account.at()))));
  }

  private static String tier(Manifest manifest) {
    return manifest.context().tier() == null
        ? ""
        : "Meant for uses of the tier " + word(manifest.context().tier());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String kind(Manifest manifest) {
    return switch (manifest.agentInterface()) {
      case Interface.Chat chat ->
          "An agent of a large language model in a loop of tool calls: the model is asked, calls the"
              + " tools that it is offered, and reads what they return.";
      case Interface.Command command ->
          "A program that asks a large language model what to do, and carries out its tool calls"
              + " at the level of approvals "
              + word(command.approvals())
              + ".";
    };
  }

  private static String model(Manifest manifest) {
    return switch (manifest.agentInterface().model()) {
      case ModelSource.Endpoint endpoint -> endpoint.name();
      case ModelSource.StandIn standIn ->
          "Assize's stand-in model, persona " + standIn.persona() + ": no real model";
    };
  }

  private static String provider(Manifest manifest) {
    return switch (manifest.agentInterface().model()) {
      case ModelSource.Endpoint endpoint -> "Served at " + endpoint.baseUrl();
      case ModelSource.StandIn standIn -> "None: the stand-in runs within Assize";
    };
  }

  private static String prompt(Manifest manifest) {
    return manifest.agentInterface() instanceof Interface.Chat chat ? chat.systemPrompt() : "";
  }

  private static String limits(Manifest manifest) {
    return manifest.agentInterface() instanceof Interface.Chat chat
        ? "At most %d requests to the model per run%s"
            .formatted(
                chat.maxTurns(),
                chat.maxOutputTokens() == null
                    ? ""
                    : ", each with at most " + chat.maxOutputTokens() + " tokens of answer")
        : "";
  }

  private static String approvals(Manifest manifest) {
    return manifest.agentInterface() instanceof Interface.Command command
        ? "The level of approvals is configured as " + word(command.approvals())
        : "";
  }

  private static String artifacts(Manifest manifest) {
    List<Identity.Artifact> artifacts = manifest.identity().artifacts();
    return artifacts.isEmpty()
        ? ""
        : artifacts.stream()
            .limit(20)
            .map(each -> each.path() + " " + each.digest())
            .collect(Collectors.joining("; ", artifacts.size() + " files: ", ""));
  }
}
