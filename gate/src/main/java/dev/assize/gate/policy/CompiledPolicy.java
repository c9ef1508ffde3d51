package dev.assize.gate.policy;

import dev.assize.cel.ExpressionException;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A policy that can decide. Immutable and thread-safe. */
public final class CompiledPolicy {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(CompiledPolicy.class, "policy.schema.json");

  private final Document document;
  private final Policy policy;
  private final Digest digest;
  private final List<Formula> formulas;
  private final List<Formula> invariants;
  private final List<Effect> effects;
  private final BitSet facts = new BitSet();

  private CompiledPolicy(Document document) {
    this.document = document;
    policy = document.as(Policy.class, SCHEMA);
    digest = policy.digest();
    effects = policy.clauses().stream().map(Clause::then).toList();
    List<String> problems = new ArrayList<>();
    formulas = compile("clauses", policy.clauses().stream().map(Clause::when).toList(), problems);
    invariants =
        compile("invariants", policy.invariants().stream().map(Invariant::when).toList(), problems);
    for (int i = 0; i < policy.invariants().size(); i++) {
      for (String name : policy.invariants().get(i).notKnown()) {
        if (FactList.find(name).isEmpty()) {
          problems.addAll(
              document
                  .problem("/invariants/" + i + "/notKnown", "there is no fact " + name)
                  .problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    formulas.forEach(formula -> facts.or(formula.facts()));
  }

  /**
   * Reads a policy by name ({@code policies/NAME.yaml}) or by path, and compiles it.
   *
   * @param policies the folder of the policies that are shipped
   * @throws DocumentException if there is none, or it is not valid; with every problem and its
   *     place
   */
  public static CompiledPolicy load(Path policies, String nameOrPath) {
    return of(Document.read(find(policies, nameOrPath)));
  }

  /**
   * Where the policy of a name lies.
   *
   * @throws DocumentException if it is a name, and none that is shipped
   */
  public static Path find(Path policies, String nameOrPath) {
    Path shipped = policies.resolve(nameOrPath + ".yaml");
    boolean isName = nameOrPath.matches("[a-z0-9-]+");
    if (isName && !Files.exists(shipped)) {
      throw new DocumentException(
          List.of(
              "no policy named \""
                  + nameOrPath
                  + "\" in "
                  + policies
                  + "; give the name of a file there, without .yaml, or a path"));
    }
    return isName ? shipped : Path.of(nameOrPath);
  }

  /**
   * Compiles a policy.
   *
   * @throws DocumentException if it is not valid; with every problem and its place
   */
  public static CompiledPolicy of(Document document) {
    return new CompiledPolicy(document);
  }

  private List<Formula> compile(String list, List<String> conditions, List<String> problems) {
    List<Formula> compiled = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      try {
        compiled.add(Formula.compile(conditions.get(i)));
      } catch (ExpressionException e) {
        String where = list + "." + i + ".when: ";
        problems.addAll(
            document.problem("/" + list + "/" + i + "/when", where + e.getMessage()).problems());
      }
    }
    return List.copyOf(compiled);
  }

  /** As it was written. */
  public Policy policy() {
    return policy;
  }

  /** Digest of the policy's canonical form. */
  public Digest digest() {
    return digest;
  }

  /** The clauses' conditions, in the clauses' order. */
  public List<Formula> formulas() {
    return formulas;
  }

  /** The invariants' conditions, in the invariants' order. */
  public List<Formula> invariants() {
    return invariants;
  }

  /** The places of all facts that clauses look at. */
  public BitSet facts() {
    return (BitSet) facts.clone();
  }

  /** The place of a clause, for messages: {@code file:line:column}. */
  public String place(int clause) {
    return document.source() + ":" + document.position("/clauses/" + clause);
  }

  /** The place of an invariant, for messages: {@code file:line:column}. */
  public String placeOfInvariant(int invariant) {
    return document.source() + ":" + document.position("/invariants/" + invariant);
  }

  /**
   * What the answer may be.
   *
   * @param outcomes of {@link #formulas}, bits of {@link dev.assize.gate.fact.Logic}; what follows
   *     after them is not looked at
   * @param lifted by clause, as {@link #lifted} gives it
   */
  public Answers answers(int[] outcomes, boolean[] lifted) {
    return Answers.of(effects, lifted, outcomes);
  }

  /** The ids of the clauses that can be waived. */
  public Set<String> waivable() {
    Set<String> waivable = new HashSet<>();
    policy.clauses().stream().filter(Clause::waivable).map(Clause::id).forEach(waivable::add);
    return waivable;
  }

  /** Which clauses are lifted if some are waived; those that cannot be waived are not. */
  public boolean[] lifted(Set<String> waived) {
    boolean[] lifted = new boolean[effects.size()];
    for (int i = 0; i < lifted.length && !waived.isEmpty(); i++) {
      Clause clause = policy.clauses().get(i);
      lifted[i] = clause.waivable() && waived.contains(clause.id());
    }
    return lifted;
  }

  /**
   * Decides.
   *
   * @param waived clauses that verified waivers lift; a clause that cannot be waived is not lifted
   */
  public Decision decide(Facts given, List<Waived> waived) {
    return new Deciding(this, given, waived).decide();
  }

  /** Decides without any waiver. */
  public Decision decide(Facts given) {
    return decide(given, List.of());
  }
}
