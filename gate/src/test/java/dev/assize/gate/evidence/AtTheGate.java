package dev.assize.gate.evidence;

import dev.assize.agent.manifest.Manifest;
import dev.assize.gate.account.Account;
import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.SeenHeads;
import dev.assize.gate.observation.Snapshot;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.TileSource;
import dev.assize.register.Problem;
import dev.assize.register.entry.Rules;
import dev.assize.register.reading.RegisterReader;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's gate, and all that an attacker can put before it. Nothing is wrong unless somebody
 * changes it.
 */
final class AtTheGate {

  static final Path POLICIES = Path.of(System.getProperty("assize.root", "..")).resolve("policies");

  final Folders folders;
  final Affair affair;
  final List<Scheme> known = new ArrayList<>();
  final List<GivenBundle> bundles = new ArrayList<>();
  final List<byte[]> waivers = new ArrayList<>();
  final SeenHeads memory;
  Set<Digest> accepted = new HashSet<>();
  List<String> context = List.of("tier=general", "autonomy=asks", "purpose=deployment");
  String policy = "baseline";
  @Nullable String relyingParty = "buyer.test";
  @Nullable Instant clock;
  @Nullable Map<String, byte[]> files;
  @Nullable TileSource source;
  @Nullable Digest certified;
  @Nullable ObservedAgent agent;
  @Nullable ObservedTools tools;
  @Nullable GivenBudget budget;
  List<String> refused = List.of();

  /** Folders of agents, and one that is empty. */
  record Folders(Path clerk, Path changed, Path standIn, Path empty) {}

  AtTheGate(Folders folders) {
    this.folders = folders;
    affair = new Affair(digest(folders.clerk()));
    memory = new SeenHeads(folders.empty());
    known.add(affair.scheme);
    accepted.add(affair.scheme.digest());
  }

  static Digest digest(Path agent) {
    return ObservedAgent.at(agent, Affair.START).digest();
  }

  Policy trust() {
    String text =
        "log %s\nwitness w %s\nquorum w\n"
            .formatted(Affair.key("log.test").verifier(), Affair.witness().verifier());
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  Instant now() {
    return clock == null ? affair.now : clock;
  }

  /** What the log's server has, if the witness has just looked at it. */
  Map<String, byte[]> files() {
    if (files == null) {
      files = served(affair.witnessed(affair.now.minus(Duration.ofMinutes(3))));
    }
    return files;
  }

  Map<String, byte[]> served(SignedCheckpoint checkpoint) {
    files = affair.log.files(checkpoint);
    return files;
  }

  ObservedAgent.Seen seen(Path folder) {
    return ObservedAgent.at(folder, now());
  }

  /** A decision, with what it was asked and what followed. */
  record Asked(
      Question question,
      ObservedRegister register,
      ObservedAgent running,
      Derived derived,
      CompiledPolicy policy,
      Decision decision) {

    /** What the evidence says of the agent in the buyer's folder. */
    Account account(@Nullable Path folder) {
      return Account.of(
          question, derived, register, running, folder == null ? null : Manifest.read(folder));
    }
  }

  Decision decide() {
    return ask().decision();
  }

  Asked ask() {
    Instant now = now();
    TileSource from = source == null ? MemoryLog.source(files()) : source;
    ObservedAgent running = agent == null ? seen(folders.clerk()) : agent;
    ObservedTools offered =
        tools == null ? new ObservedTools.Seen(Affair.TOOLS, "tools.json", now) : tools;
    Digest about =
        certified != null
            ? certified
            : running instanceof ObservedAgent.Seen seen ? seen.digest() : affair.agent;
    ObservedRegister register =
        new RegisterObserver(trust(), new Rules(known), memory).look("mirror", from, now);
    CompiledPolicy compiled = CompiledPolicy.load(POLICIES, policy);
    Question question =
        new Question(
            about,
            accepted,
            relyingParty,
            "mail",
            compiled.policy().metadata().name(),
            ContextFacts.parse(context),
            bundles,
            waivers,
            budget,
            now);
    Derived derived = FactDerivation.derive(question, register, running, offered);
    refused = derived.refused();
    return new Asked(
        question,
        register,
        running,
        derived,
        compiled,
        compiled.decide(derived.facts(), derived.waived()));
  }

  /** What the register reports. */
  List<String> problems() {
    return snapshot().ask(register -> register.problems().stream().map(Problem::what).toList());
  }

  Snapshot snapshot() {
    return Snapshot.of(
        RegisterReader.read(MemoryLog.source(files()), trust()), new Rules(known), now());
  }

  static ObservedAgent notSeen(NotKnown cause) {
    return new ObservedAgent.NotSeen(cause, null);
  }
}
