package dev.assize.cli;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.evidence.Assigned;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Entry;
import dev.assize.register.reading.Reading;
import dev.assize.register.reading.RegisterReader;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that makes an examination one of a register's case. */
final class CaseOptions {

  @Option(
      names = "--case",
      paramLabel = "ENTRY",
      description =
          "Examine in this case of the log, which you were drawn for: by its scheme and tier. The "
              + "outcome is committed to, and published later with: assize register reveal.")
  private @Nullable String reference;

  /**
   * A case that an evaluator was drawn for.
   *
   * @param assigned what its folder keeps
   * @param agent digest of the agent's manifest
   * @param scheme by which it is examined
   * @param tier how strictly
   */
  record Drawn(Assigned assigned, Digest agent, Scheme scheme, Tier tier) {

    /**
     * @throws InputException if it is another agent
     */
    void requireAgent(Manifest manifest) {
      if (!manifest.digest().equals(agent)) {
        throw new InputException(
            "%s: is another agent (%s…) than the one of the case (%s…)"
                .formatted(
                    manifest.metadata().name(),
                    manifest.digest().abbreviated(),
                    agent.abbreviated()));
      }
    }
  }

  /** Whether it was given. */
  boolean given() {
    return reference != null;
  }

  /**
   * The case; empty if none was named.
   *
   * @throws InputException if there is none, or the evaluator was not drawn for it, or has
   *     committed to an outcome already
   */
  Optional<Drawn> find(PublishingOptions publishing, Places places) {
    String named = reference;
    if (named == null) {
      return Optional.empty();
    }
    Reading reading =
        RegisterReader.read(TileSource.at(publishing.place(places)), publishing.policy(places));
    Entry application =
        EntryReference.find(reading.entries(), "--case", named, ApplicationPredicate.class);
    ApplicationPredicate says = (ApplicationPredicate) application.predicate();
    String evaluator = publishing.key(places).verifier().name();
    Entry draw = draw(reading.entries(), application.id(), evaluator, named);
    Digest digest = says.scheme().sha256();
    Scheme scheme =
        SchemeShelf.of(places, List.of())
            .find(digest)
            .orElseThrow(() ->
                new InputException(
                    "--case %s: its scheme %s is not known here; put its file into %s"
                        .formatted(named, digest, SchemeShelf.adopted(places))));
    return Optional.of(
        new Drawn(
            new Assigned(
                application.id(), draw.id(), ((AssignmentPredicate) draw.predicate()).due()),
            application.subject().sha256(),
            scheme,
            says.tier()));
  }

  private static Entry draw(
      List<Entry> entries, Digest application, String evaluator, String named) {
    return entries.reversed().stream()
        .filter(entry ->
            entry.predicate() instanceof AssignmentPredicate draw
                && draw.application().equals(application)
                && draw.evaluators().contains(evaluator))
        .findFirst()
        .filter(draw -> !committed(entries, draw, evaluator))
        .orElseThrow(() ->
            new InputException(
                "--case %s: %s was not drawn for it, or has committed to its outcome already; a draw says: assize register cases"
                    .formatted(named, evaluator)));
  }

  private static boolean committed(List<Entry> entries, Entry draw, String evaluator) {
    return entries.stream()
        .anyMatch(entry ->
            entry.predicate() instanceof CommitmentPredicate commitment
                && commitment.assignment().equals(draw.id())
                && entry.signers().stream()
                    .anyMatch(signer -> keys(entries, evaluator).contains(signer)));
  }

  /** Keys that have disclosed themselves by that name. */
  private static List<String> keys(List<Entry> entries, String party) {
    return entries.stream()
        .filter(entry ->
            entry.predicate() instanceof dev.assize.statement.intoto.DisclosurePredicate says
                && says.party().equals(party))
        .flatMap(entry -> entry.signers().stream())
        .toList();
  }
}
