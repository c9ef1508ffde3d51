package dev.assize.examination.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.BundleException;
import dev.assize.examination.evidence.PlanSeal;
import dev.assize.examination.evidence.Publication;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.StatementException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the plan was sealed and the outcome published, as the files of the examination claim it.
 * Nothing of it is verified here; {@value #VERIFY} does that.
 *
 * @param sealed whether the plan was sealed before the first trial
 * @param log origin of the log that holds the plan; null if it was not sealed
 * @param planIndex of the plan's entry in the log, from 0; null if it is not known
 * @param sealedAt by the evaluator's clock; null if it is not known
 * @param outcomeIndex of the outcome's entry; null if it is not published
 * @param evaluator name of the key that signed; null if it is not known
 * @param seed where the seed comes from; null if the plan was not sealed
 * @param witnessed whether independent witnesses must have cosigned the log
 * @param problems what of the above could not be read, and why
 */
record Attestation(
    boolean sealed,
    @Nullable String log,
    @Nullable Long planIndex,
    @Nullable Instant sealedAt,
    @Nullable Long outcomeIndex,
    @Nullable String evaluator,
    @Nullable SeedOrigin seed,
    boolean witnessed,
    List<String> problems) {

  /** Checks all of it, with the folder of the examination as DIR. */
  static final String VERIFY = "assize verify --replay DIR";

  Attestation {
    problems = List.copyOf(problems);
  }

  /** Where a seed comes from. */
  enum SeedOrigin {
    /** Drawn from the checkpoint of the log that first included the plan. */
    @JsonProperty("checkpoint")
    CHECKPOINT,
    /** Chosen by the evaluator, before the plan was sealed. */
    @JsonProperty("chosen")
    CHOSEN
  }

  /** What a folder's files say. */
  static Attestation of(ExaminationFolder folder) {
    Plan plan = folder.plan();
    List<String> problems = new ArrayList<>();
    return plan.sealing() == null
        ? of(plan, null, null, problems)
        : of(
            plan,
            read(folder, PlanSeal.FILE, problems),
            read(folder, Publication.FILE, problems),
            problems);
  }

  /** What can be said from the plan alone. */
  static Attestation of(Plan plan) {
    return of(plan, null, null, List.of());
  }

  private static Attestation of(
      Plan plan, @Nullable Bundle seal, @Nullable Bundle outcome, List<String> problems) {
    Plan.Sealing sealing = plan.sealing();
    if (sealing == null) {
      return new Attestation(false, null, null, null, null, null, null, false, problems);
    }
    List<String> all = new ArrayList<>(problems);
    PlanPredicate statement = seal == null ? null : statement(seal, all);
    return new Attestation(
        true,
        sealing.log(),
        seal == null ? null : seal.proof().index(),
        statement == null ? null : statement.sealedAt(),
        outcome == null ? null : outcome.proof().index(),
        statement == null ? null : statement.evaluator(),
        sealing.seedChosen() ? SeedOrigin.CHOSEN : SeedOrigin.CHECKPOINT,
        sealing.witnessed(),
        all);
  }

  private static @Nullable Bundle read(
      ExaminationFolder folder, String file, List<String> problems) {
    try {
      Optional<Bundle> bundle = folder.bytes(file).map(Bundle::parse);
      if (bundle.isEmpty() && file.equals(PlanSeal.FILE)) {
        problems.add(file + ": is missing");
      }
      return bundle.orElse(null);
    } catch (DocumentException | BundleException e) {
      problems.add(file + ": cannot be read: " + e.getMessage());
      return null;
    }
  }

  private static @Nullable PlanPredicate statement(Bundle seal, List<String> problems) {
    try {
      return seal.statement().predicate(PlanPredicate.class);
    } catch (StatementException e) {
      problems.add(PlanSeal.FILE + ": cannot be read: " + e.getMessage());
      return null;
    }
  }

  /** All of it in words; empty if the plan was not sealed. */
  @JsonIgnore
  List<Page.Fact> facts() {
    if (!sealed) {
      return List.of();
    }
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(new Page.Fact("Log", Excerpt.name(Objects.requireNonNullElse(log, ""))));
    facts.add(new Page.Fact("Plan sealed", plan()));
    facts.add(new Page.Fact("Outcome", outcome()));
    if (evaluator != null) {
      facts.add(new Page.Fact("Signed by", Excerpt.name(evaluator)));
    }
    facts.add(new Page.Fact("Seed", seedText()));
    facts.add(
        new Page.Fact(
            "Witnesses",
            witnessed
                ? "independent witnesses watch the log"
                : "none: nobody but its owner watches the log"));
    return facts;
  }

  private String plan() {
    return planIndex == null
        ? "where in the log is not known"
        : "entry "
            + Words.number(planIndex)
            + (sealedAt == null ? "" : ", " + Words.minute(sealedAt))
            + ", before the first trial";
  }

  private String outcome() {
    return outcomeIndex == null
        ? "not published"
        : "published as entry " + Words.number(outcomeIndex);
  }

  private String seedText() {
    return seed == SeedOrigin.CHOSEN
        ? "chosen by the evaluator, and sealed with the plan"
        : "drawn from the log when the plan was in it and could no longer be changed";
  }

  /** What the section begins with. */
  @JsonIgnore
  String introduction() {
    return sealed
        ? "The plan was signed and put into a log before the first trial, and the outcome belongs"
            + " after it. So says the folder that holds this report. Whether it is true, and whether"
            + " the findings follow from the traces, can be checked offline by anyone who has that"
            + " folder, as DIR, and the public keys of the evaluator and the log:"
        : "The plan was not sealed in a log before the first trial. So nothing shows that it was not"
            + " changed later, or that other examinations were not left unreported, and the outcome"
            + " cannot be published.";
  }
}
