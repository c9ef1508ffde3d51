package dev.assize.examination.evidence;

import dev.assize.examination.evidence.Verification.Check;
import dev.assize.log.LogException;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.StatementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Collects checks while something is verified. Not thread-safe. */
final class Checks {

  private final List<Check> made = new ArrayList<>();
  final List<String> notChecked = new ArrayList<>();
  final Set<String> signedBy = new TreeSet<>();
  final Set<String> logs = new TreeSet<>();
  final Set<String> witnesses = new TreeSet<>();

  /**
   * Makes a check. What is refused while it is made, is its problem.
   *
   * @param name as in {@link Check#name}
   * @param problems finds them
   * @return whether it passed
   */
  boolean make(String name, Callable<List<String>> problems) {
    Check check = new Check(name, found(problems));
    made.add(check);
    return check.passed();
  }

  private static List<String> found(Callable<List<String>> problems) {
    try {
      return problems.call();
    } catch (DocumentException e) {
      return e.problems();
    } catch (LogException
        | BundleException
        | EnvelopeException
        | StatementException
        | UnsealedException e) {
      return List.of(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return List.of("cannot be evaluated: " + e);
    }
  }

  Verification of(String what) {
    return new Verification(
        what, made, List.copyOf(signedBy), List.copyOf(logs), List.copyOf(witnesses), notChecked);
  }
}
