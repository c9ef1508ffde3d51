package dev.assize.examination.evidence;

import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.ExaminationKind;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Plan;
import dev.assize.examination.Replay;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Digest;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an examination's folder offline: the seal of its plan, the signed outcome, that all
 * evidence is there and unchanged, and that plan, evidence, findings and outcome agree.
 *
 * @param trust whom to trust
 * @param replay gives a replay for a plan, or throws if it lacks the world or the techniques for
 *     it; null to recompute findings from the journal only
 */
public record FolderVerifier(Trust trust, @Nullable Function<Plan, Replay> replay) {

  /**
   * Verifies. Hostile folders give problems, not exceptions; what {@link #replay} throws is passed
   * on.
   *
   * @throws DocumentException if this is no examination's folder
   */
  public Verification verify(ExaminationFolder folder) {
    Checks checks = new Checks();
    BundleVerifier bundles = new BundleVerifier(trust);
    Bundle seal = OutcomeReading.read(folder, PlanSeal.FILE, "the plan's seal is there", checks);
    if (seal != null) {
      bundles.check(seal, "the plan", PlanPredicate.class, checks);
    }
    Bundle outcome = new OutcomeReading(folder, bundles, checks).read();
    boolean sound = checks.of("").passed();
    if (seal != null && outcome != null && sound) {
      agreement(folder, seal, outcome, checks);
    } else {
      checks.notChecked.add(
          "the evidence: without a sealed plan and a signed outcome there is nothing to hold it"
              + " against");
    }
    BundleVerifier.general(trust, checks);
    return checks.of(title(folder));
  }

  private static String title(ExaminationFolder folder) {
    try {
      Plan.Subject agent = folder.plan().agent();
      return "examination of %s %s, sha256:%s…"
          .formatted(agent.name(), agent.version(), agent.digest().abbreviated());
    } catch (RuntimeException e) {
      return "an examination whose plan cannot be read";
    }
  }

  private void agreement(ExaminationFolder folder, Bundle seal, Bundle outcome, Checks checks) {
    boolean planned =
        checks.make("plan.json is the plan that was sealed", () -> plan(folder, seal));
    checks.make("the outcome belongs to the sealed plan", () -> order(seal, outcome));
    checks.make(Publication.STATEMENT + " is the outcome", () -> statementFile(folder, outcome));
    boolean whole =
        checks.make("the evidence is complete and unchanged", () -> evidence(folder, outcome));
    if (!whole || !planned) {
      checks.notChecked.add("the findings: plan or evidence are not what was signed");
      return;
    }
    checks.make("every trial's trace is there", () -> traces(folder));
    checks.make("the findings follow from the journal", () -> findings(folder));
    checks.make("the outcome says what the evidence says", () -> content(folder, seal, outcome));
    recomputation(folder, checks);
  }

  private void recomputation(ExaminationFolder folder, Checks checks) {
    Plan plan = folder.plan();
    if (replay == null) {
      checks.notChecked.add("the oracles: they were not asked again; --replay does that");
    } else {
      Replay instruments = replay.apply(plan); // lacking them is no fault of the folder
      checks.make(
          "oracles, exposures and findings follow from the traces",
          () -> instruments.of(folder).problems());
    }
    if (plan.examinations().contains(ExaminationKind.CONTAINMENT)
        || plan.examinations().contains(ExaminationKind.COLLECTION)) {
      checks.notChecked.add(
          "containment and collection: captured traffic is not kept, so their findings are known to"
              + " follow from their files, and the files not to have been changed");
    }
    if (plan.sealing() != null && plan.sealing().seedChosen()) {
      checks.notChecked.add("that the seed is a fair one: the evaluator chose it");
    }
    checks.notChecked.add(
        "whether the traces are what was observed: whoever ran the examination wrote them");
  }

  private List<String> plan(ExaminationFolder folder, Bundle seal) {
    Plan plan = folder.plan();
    PlanPredicate sealed = seal.statement().predicate(PlanPredicate.class);
    List<String> problems = new ArrayList<>();
    if (!plan.digest().equals(sealed.plan())) {
      problems.add(
          "plan.json: its digest is %s, and %s was sealed".formatted(plan.digest(), sealed.plan()));
    }
    if (!seal.statement().subject().getFirst().sha256().equals(plan.agent().digest())) {
      problems.add("plan.json: is for another agent than was sealed");
    }
    Plan.Sealing sealing = plan.sealing();
    if (sealing == null || !sealing.log().equals(seal.proof().checkpoint().checkpoint().origin())) {
      problems.add("plan.json: was to be sealed in another log");
    } else if (!sealing.seedChosen() && !plan.seed().equals(SeedDraw.from(seal, trust.policy()))) {
      problems.add("plan.json: its seed is not the one that the log's checkpoint gives");
    }
    if (!plan.draw(plan.seed()).equals(plan)) {
      problems.add("plan.json: its attacks are not in the order that the seed gives");
    }
    return problems;
  }

  private static List<String> order(Bundle seal, Bundle outcome) {
    PlanPredicate plan = seal.statement().predicate(PlanPredicate.class);
    ExaminationPredicate examination = outcome.statement().predicate(ExaminationPredicate.class);
    List<String> problems = new ArrayList<>();
    String log = seal.proof().checkpoint().checkpoint().origin();
    if (!examination.plan().log().equals(log)
        || examination.plan().index() != seal.proof().index()
        || !examination.plan().digest().equals(plan.plan())) {
      problems.add("the outcome names another plan than the sealed one");
    }
    if (!outcome.proof().checkpoint().checkpoint().origin().equals(log)
        || outcome.proof().index() <= seal.proof().index()) {
      problems.add("the outcome does not come after the plan in the plan's log");
    }
    Instant started = examination.startedAt();
    if (started != null && started.isBefore(plan.sealedAt())) {
      problems.add(
          "the first trial began at %s, before the plan was sealed at %s"
              .formatted(started, plan.sealedAt()));
    }
    Instant ended = examination.endedAt();
    if (ended != null && ended.isAfter(plan.concludeBy())) {
      problems.add("the last trial ended after the outcome was due");
    }
    return problems;
  }

  private static List<String> statementFile(ExaminationFolder folder, Bundle outcome) {
    byte[] statement = folder.bytes(Publication.STATEMENT).orElse(new byte[0]);
    return Arrays.equals(Envelope.parse(statement).bytes(), outcome.envelope().bytes())
        ? List.of()
        : List.of(Publication.STATEMENT + ": is another statement than the one in the log");
  }

  private static List<String> evidence(ExaminationFolder folder, Bundle outcome) {
    ExaminationPredicate.Evidence signed =
        outcome.statement().predicate(ExaminationPredicate.class).evidence();
    Evidence listed =
        folder
            .part(Evidence.FILE, Evidence.class)
            .orElseThrow(() -> new BundleException(Evidence.FILE + ": is missing"));
    if (!listed.root().equals(signed.root()) || listed.files().size() != signed.count()) {
      return List.of(Evidence.FILE + ": is not the list of evidence that was signed");
    }
    return differences(listed.files(), Evidence.of(folder).files());
  }

  private static List<String> differences(Map<String, Digest> signed, Map<String, Digest> found) {
    List<String> problems = new ArrayList<>();
    signed.forEach((path, digest) -> {
      Digest now = found.get(path);
      if (now == null) {
        problems.add(path + ": is missing");
      } else if (!now.equals(digest)) {
        problems.add(path + ": was changed");
      }
    });
    Map<String, Digest> added = new TreeMap<>(found);
    added.keySet().removeAll(signed.keySet());
    added.keySet().forEach(path -> problems.add(path + ": was added"));
    return problems;
  }

  private static List<String> traces(ExaminationFolder folder) {
    List<String> problems = new ArrayList<>();
    for (TrialRecord record : Journal.read(folder.journal())) {
      checkTrace(folder, record, problems);
    }
    return problems;
  }

  private static void checkTrace(
      ExaminationFolder folder, TrialRecord record, List<String> problems) {
    try {
      folder.traces().check(record.trace());
    } catch (DocumentException e) {
      problems.addAll(e.problems());
    }
  }

  private static List<String> findings(ExaminationFolder folder) {
    Findings stored = folder.findings();
    Findings computed =
        Examination.recompute(folder.plan(), Journal.read(folder.journal()), folder.proposals());
    return Replay.differences(stored, computed);
  }

  private static List<String> content(ExaminationFolder folder, Bundle seal, Bundle outcome) {
    Statement signed = outcome.statement();
    ExaminationPredicate said = signed.predicate(ExaminationPredicate.class);
    Statement computed =
        ExaminationStatement.of(
            folder,
            said.evaluator(),
            seal.proof().index(),
            Evidence.of(folder),
            said.instruments().harness());
    ExaminationPredicate given = computed.predicate(ExaminationPredicate.class);
    List<String> problems = new ArrayList<>(further(said.furtherResults(), given.furtherResults()));
    boolean same = given.equals(said) && computed.subject().equals(signed.subject());
    if (!same && problems.isEmpty()) {
      problems.add(Publication.FILE + ": the signed outcome is not what the evidence gives");
    }
    return problems;
  }

  /**
   * Further results that were signed and do not follow from their files, or the other way round.
   */
  private static List<String> further(List<FurtherResult> signed, List<FurtherResult> given) {
    List<String> problems = new ArrayList<>();
    signed.stream()
        .filter(each -> !given.contains(each))
        .forEach(each ->
            problems.add("the outcome says %s, and its file does not".formatted(words(each))));
    given.stream()
        .filter(each -> !signed.contains(each))
        .forEach(each ->
            problems.add(
                "%s says %s, and the outcome does not".formatted(each.file().name(), words(each))));
    return problems;
  }

  private static String words(FurtherResult result) {
    return "%s under the setting %s: %s"
        .formatted(result.examination(), result.setting(), result.finding());
  }
}
