package dev.assize.gate.record;

import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.gate.account.Account;
import dev.assize.gate.budget.CertificateTerms;
import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.budget.SecurityCost;
import dev.assize.gate.evidence.Derived;
import dev.assize.gate.evidence.Question;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.record.RecordPage.Command;
import dev.assize.gate.record.RecordPage.Row;
import dev.assize.statement.Digest;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision with all that it rests on, as one page that can be printed and filed: no scripts,
 * nothing loaded from anywhere. A pure function of its arguments. Thread-safe.
 *
 * @param account what the evidence says
 * @param question what was asked
 * @param derived what followed
 * @param policy by which it was decided
 * @param decision the decision
 * @param command the command that decides the same again, as it is typed in
 * @param summary digest of the signed verification summary's file; null if there is none
 * @param statement name of the file with the statement that signs this record; null if there is
 *     none
 * @param signer public key of whoever signs; null if nobody does
 */
public record ProcurementRecord(
    Account account,
    Question question,
    Derived derived,
    CompiledPolicy policy,
    Decision decision,
    String command,
    @Nullable Digest summary,
    @Nullable String statement,
    @Nullable String signer) {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ProcurementRecord.class.getClassLoader(),
          ProcurementRecord.class.getPackageName());

  /** The page. */
  public String html() {
    StringOutput output = new StringOutput();
    TEMPLATES.render("record.jte", page(), output);
    return output.toString();
  }

  RecordPage page() {
    String title = decision.policy().name() + " " + decision.policy().version();
    return new RecordPage(
        decision.answer().words(),
        DecisionSections.style(decision.answer()),
        DecisionSections.sentence(
            decision.answer(), RecordSections.name(account), Plain.text(title)),
        standIn(account.manifest()),
        DecisionSections.decided(decision, question.relyingParty(), question.use()),
        RecordSections.agent(account),
        RecordSections.certificate(account.certificate()),
        FoundSections.evaluators(account),
        FoundSections.findings(account),
        FoundSections.further(account),
        FoundSections.gaps(account),
        FoundSections.notAssessed(account),
        DecisionSections.clauses(decision),
        DecisionSections.missing(decision),
        DecisionSections.conditions(decision),
        DecisionSections.waivers(derived.waived(), derived.refused()),
        DecisionSections.evidence(decision),
        cost(),
        commands(),
        signatures());
  }

  private static String standIn(@Nullable Manifest manifest) {
    return manifest != null && manifest.agentInterface().model() instanceof ModelSource.StandIn
        ? "The model is a stand-in: nothing here says anything about a real model."
        : "";
  }

  private @Nullable CostTable cost() {
    GivenBudget budget = question.budget();
    if (budget == null) {
      return null;
    }
    SecurityCost cost =
        SecurityCost.of(
            budget, derived.certificate().map(CertificateTerms::of).orElse(null), question.at());
    return CostTable.of(budget, cost, ShareFloor.of(policy, derived.facts()));
  }

  private List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.add(
        new Command(
            "Decide again, as of the same time, on the same evidence.", Plain.text(command)));
    commands.add(
        new Command(
            "Read the rules in plain English, and have proven what they promise.",
            "./assize policy explain %1$s; ./assize policy prove %1$s"
                .formatted(Plain.text(decision.policy().name()))));
    if (account.certificate() != null) {
      commands.add(
          new Command(
              "See what became of the certificate since.",
              "./assize register status " + account.certificate().id().hex()));
      commands.add(
          new Command(
              "Check an evaluator's evidence, and recompute its outcome. Ask the evaluator for DIR.",
              "./assize verify --replay DIR --key EVALUATOR.vkey"));
    }
    if (statement != null) {
      commands.add(
          new Command(
              "Check that this page is the one that was signed; "
                  + Plain.text(String.valueOf(statement))
                  + " lies beside it.",
              "./assize record THIS-FILE --key " + Plain.text(String.valueOf(signer))));
    }
    return commands;
  }

  private List<Row> signatures() {
    List<Row> rows = new ArrayList<>();
    RecordSections.add(
        rows,
        "Verification summary",
        summary == null ? "none was signed (--vsa)" : "its file has the digest " + summary);
    RecordSections.add(
        rows,
        "This record",
        statement == null
            ? "is not signed (--key), so nobody can tell whether it was changed"
            : "is signed in " + statement + " by " + signer);
    return rows;
  }
}
