package dev.assize.cli;

import dev.assize.examination.evidence.Trust;
import dev.assize.examination.evidence.Verification;
import dev.assize.statement.key.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code assize verify} tells, for people and for machines.
 *
 * @param format {@value #FORMAT}
 * @param verified whether everything that was checked holds
 * @param what that was verified
 * @param checks what was checked, each with its problems
 * @param signedBy the trusted evaluators who signed it
 * @param logs the trusted logs that hold it
 * @param witnesses who cosigned
 * @param trusted all keys that were trusted
 * @param notChecked what this says nothing about
 */
record VerificationReport(
    String format,
    boolean verified,
    String what,
    List<Verification.Check> checks,
    List<String> signedBy,
    List<String> logs,
    List<String> witnesses,
    Trusted trusted,
    List<String> notChecked) {

  static final String FORMAT = "assize/verification/v1";

  /** The keys that were trusted. */
  record Trusted(List<String> evaluators, List<String> logs, List<String> witnesses) {}

  static VerificationReport of(Verification verification, Trust trust) {
    return new VerificationReport(
        FORMAT,
        verification.passed(),
        verification.what(),
        verification.checks(),
        verification.signedBy(),
        verification.logs(),
        verification.witnesses(),
        new Trusted(
            trust.evaluators().stream().map(VerifierKey::toString).toList(),
            trust.policy().logs().stream().map(log -> log.key().toString()).toList(),
            trust.policy().witnesses().stream().map(each -> each.key().toString()).toList()),
        verification.notChecked());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add((verified ? "✓ Verified: " : "✗ Not verified: ") + what);
    lines.add("");
    for (Verification.Check check : checks) {
      lines.add((check.passed() ? "  ✓ " : "  ✗ ") + check.name());
      check.problems().forEach(problem -> lines.add("      " + printable(problem)));
    }
    lines.add("");
    signedBy.forEach(key -> lines.add("Signed by   " + key));
    logs.forEach(log -> lines.add("Logged in   " + log));
    witnesses.forEach(witness -> lines.add("Witness     " + witness));
    lines.add("");
    lines.add("Not checked");
    notChecked.forEach(line -> lines.add("  - " + line));
    return lines;
  }

  /** Problems may quote hostile files. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "·");
  }
}
