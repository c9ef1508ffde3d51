package dev.assize.gate.policy;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.FactSource;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.policy.Decision.Reason;
import dev.assize.gate.policy.Decision.Standing;
import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cases that a policy is held against.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code PolicyCases}
 * @param policy the name of the policy
 * @param base facts of every case, unless it says otherwise
 * @param cases what is to be decided, and how
 */
public record PolicyCases(
    String apiVersion, String kind, String policy, Map<String, Object> base, List<Case> cases) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(PolicyCases.class, "cases.schema.json");

  /** Any time will do: decisions depend on ages alone. */
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Copies the collections. */
  public PolicyCases {
    base = new LinkedHashMap<>(base);
    cases = List.copyOf(cases);
  }

  /**
   * A case.
   *
   * @param name a sentence
   * @param facts that differ from the base
   * @param notKnown facts that are not known, and why
   * @param ages of evidence, by its kind; none where nothing is said
   * @param waived clauses that valid waivers lift
   * @param answer that is expected
   * @param clauses that have to be among those that apply or are open; of a case that is let in,
   *     also those that let it in
   */
  public record Case(
      String name,
      Map<String, Object> facts,
      Map<String, NotKnown> notKnown,
      Map<FactSource, Duration> ages,
      List<String> waived,
      Answer answer,
      List<String> clauses) {

    /** Copies the collections; what is left out is empty. */
    public Case {
      facts = facts == null ? Map.of() : new LinkedHashMap<>(facts);
      notKnown = notKnown == null ? Map.of() : new LinkedHashMap<>(notKnown);
      ages = ages == null ? Map.of() : Map.copyOf(ages);
      waived = waived == null ? List.of() : List.copyOf(waived);
      clauses = clauses == null ? List.of() : List.copyOf(clauses);
    }
  }

  /**
   * What became of a case.
   *
   * @param name the case's
   * @param decision what the policy said
   * @param problem how that differs from what was expected; null if it does not
   */
  public record Result(String name, Decision decision, @Nullable String problem) {}

  /**
   * Reads cases.
   *
   * @throws DocumentException if there are none, they are not valid, or name facts, values or
   *     clauses that there are not
   */
  public static PolicyCases load(Path file, CompiledPolicy compiled) {
    Document document = Document.read(file);
    PolicyCases cases = document.as(PolicyCases.class, SCHEMA);
    List<String> problems = new ArrayList<>();
    String name = compiled.policy().metadata().name();
    if (!cases.policy.equals(name)) {
      add(problems, document, "/policy", "these are cases of " + cases.policy + ", not of " + name);
    }
    check(document, "/base", cases.base, problems);
    List<String> clauses = compiled.policy().clauses().stream().map(Clause::id).toList();
    for (int i = 0; i < cases.cases.size(); i++) {
      check(document, "/cases/" + i, cases.cases.get(i), clauses, problems);
    }
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    return cases;
  }

  private static void check(
      Document document, String pointer, Case one, List<String> clauses, List<String> problems) {
    check(document, pointer + "/facts", one.facts, problems);
    one.notKnown.keySet().stream()
        .filter(fact -> FactList.find(fact).isEmpty())
        .forEach(fact ->
            add(problems, document, pointer + "/notKnown/" + fact, "there is no fact " + fact));
    one.clauses.stream()
        .filter(id -> !clauses.contains(id) && !id.equals(Decision.DEFAULT))
        .forEach(
            id -> add(problems, document, pointer + "/clauses", "the policy has no clause " + id));
    one.waived.stream()
        .filter(id -> !clauses.contains(id))
        .forEach(
            id -> add(problems, document, pointer + "/waived", "the policy has no clause " + id));
  }

  private static void add(
      List<String> problems, Document document, String pointer, String problem) {
    problems.addAll(document.problem(pointer, problem).problems());
  }

  private static void check(
      Document document, String pointer, Map<String, Object> facts, List<String> problems) {
    facts.forEach((name, value) -> {
      try {
        FactList.at(FactList.index(name)).code(value);
      } catch (IllegalArgumentException e) {
        add(problems, document, pointer + "/" + name, String.valueOf(e.getMessage()));
      }
    });
  }

  /** Has a policy decide all cases. */
  public List<Result> run(CompiledPolicy compiled) {
    return cases.stream().map(one -> run(compiled, one)).toList();
  }

  private Result run(CompiledPolicy compiled, Case one) {
    Decision decision = compiled.decide(facts(one), waivers(one));
    List<String> problems = new ArrayList<>();
    if (decision.answer() != one.answer) {
      problems.add("the answer is " + decision.answer().words() + ", not " + one.answer.words());
    }
    TreeSet<String> bearing = new TreeSet<>();
    decision.reasons().stream()
        .filter(reason -> reason.standing() != Standing.FAILS)
        .map(Reason::clause)
        .forEach(bearing::add);
    one.clauses.stream()
        .filter(id -> !bearing.contains(id))
        .forEach(id -> problems.add(id + " does not apply; " + bearing + " do"));
    return new Result(one.name, decision, problems.isEmpty() ? null : String.join("; ", problems));
  }

  private Facts facts(Case one) {
    Facts.Builder facts = Facts.at(NOW);
    Map<String, Object> values = new LinkedHashMap<>(base);
    values.putAll(one.facts);
    values.keySet().removeAll(one.notKnown.keySet());
    values.forEach((name, value) -> facts.known(name, value, evidence(one, name)));
    one.notKnown.forEach((name, cause) -> facts.notKnown(name, cause, null, null));
    return facts.build();
  }

  private static Provenance evidence(Case one, String name) {
    Fact fact = FactList.at(FactList.index(name));
    Duration age = one.ages.getOrDefault(fact.source(), Duration.ZERO);
    return new Provenance("case", null, one.name, NOW.minus(age));
  }

  private static List<Waived> waivers(Case one) {
    Digest digest = Digest.of(one.name.getBytes(StandardCharsets.UTF_8));
    return one.waived.stream()
        .map(id -> new Waived(id, digest, one.name, NOW.plus(Duration.ofDays(1))))
        .toList();
  }
}
