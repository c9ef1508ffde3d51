package dev.assize.cli;

import dev.assize.examination.evidence.PlanLedger;
import dev.assize.log.audit.AuditReport;
import dev.assize.log.audit.EntryVisitor;
import dev.assize.log.audit.LogAudit;
import dev.assize.log.audit.Problem;
import dev.assize.log.tile.TileSource;
import dev.assize.statement.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize log check}: audits a whole log. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Audits a log completely: its checkpoint, every tile and every entry.",
      "",
      "With --plans it also lists the sealed plans: which have an outcome, which are open, and which",
      "were abandoned.",
    })
final class LogCheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR|URL", arity = "0..1", description = "The log (default: your own).")
  private @Nullable String log;

  @Mixin private final LogTrust trust = new LogTrust();

  @Option(names = "--plans", description = "List sealed plans and their outcomes.")
  private boolean plans;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  private record Plan(PlanLedger.SealedPlan plan, PlanLedger.Standing standing) {}

  private record Result(
      boolean clean,
      long size,
      String root,
      List<Problem> problems,
      long further,
      @Nullable List<Plan> plans,
      @Nullable Long otherEntries) {}

  @Override
  public Integer call() {
    PlanLedger ledger = new PlanLedger();
    EntryVisitor visitor = plans ? ledger : EntryVisitor.NONE;
    AuditReport report = LogAudit.run(TileSource.at(place()), trust.opener(), visitor);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Result result = result(report, ledger);
    if (json) {
      out.println(Json.mapper().writeValueAsString(result));
    } else {
      print(result, out);
    }
    out.flush();
    return report.isClean() ? ExitCode.YES : ExitCode.NO;
  }

  private String place() {
    return log != null
        ? log
        : new dev.assize.examination.evidence.EvaluatorHome(Places.find().home())
            .logFolder()
            .toString();
  }

  private Result result(AuditReport report, PlanLedger ledger) {
    Instant now = Instant.now();
    return new Result(
        report.isClean(),
        report.head().size(),
        report.head().root().toString(),
        report.problems(),
        report.further(),
        plans
            ? ledger.plans().stream().map(plan -> new Plan(plan, plan.standing(now))).toList()
            : null,
        plans ? ledger.others() : null);
  }

  private static void print(Result result, PrintWriter out) {
    out.println(
        result.clean()
            ? "✓ The log is whole: %,d entries, root %s".formatted(result.size(), result.root())
            : "✗ The log is damaged, or not what its checkpoint says:");
    result.problems().forEach(problem -> out.println("  " + problem));
    if (result.further() > 0) {
      out.println("  and %,d more".formatted(result.further()));
    }
    List<Plan> plans = result.plans();
    if (plans != null) {
      print(plans, result, out);
    }
  }

  private static void print(List<Plan> plans, Result result, PrintWriter out) {
    out.println();
    out.println("Sealed plans");
    plans.forEach(each -> out.println("  " + line(each)));
    long without =
        plans.stream().filter(each -> each.standing() != PlanLedger.Standing.CONCLUDED).count();
    out.println(
        "Plans: %d; without an outcome: %d. Other entries: %d."
            .formatted(plans.size(), without, result.otherEntries()));
  }

  private static String line(Plan each) {
    PlanLedger.SealedPlan plan = each.plan();
    String what =
        switch (each.standing()) {
          case CONCLUDED ->
              plan.outcomes().stream()
                  .map(outcome ->
                      outcome.verdict().name().replace('_', ' ').toLowerCase(Locale.ROOT)
                          + " (entry "
                          + outcome.index()
                          + ")")
                  .collect(Collectors.joining(", then "));
          case COMMITTED ->
              "committed to (entry %d), to be published by %s"
                  .formatted(plan.commitment(), plan.concludeBy());
          case OPEN -> "no outcome yet, due " + plan.concludeBy();
          case ABANDONED -> "ABANDONED: no outcome by " + plan.concludeBy();
        };
    return "%d  %s  %s, sha256:%s…, by %s (%s): %s"
        .formatted(
            plan.index(),
            plan.sealedAt(),
            printable(String.valueOf(plan.agent())),
            plan.digest().abbreviated(),
            printable(plan.evaluator()),
            plan.key() == null ? "key unknown" : "key " + plan.key().substring(0, 12) + "…",
            what);
  }

  private static String printable(String hostile) {
    String text = hostile.replaceAll("\\p{Cntrl}", "·");
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
