package dev.assize.gate.questionnaire;

import dev.assize.gate.account.Account;
import dev.assize.gate.fact.English;
import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.FactSource;
import dev.assize.gate.fact.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that a question can be answered from, by names that forms use: {@code manifest.…}, {@code
 * certificate.…}, {@code outcomes.…}, {@code findings:TOPIC}, {@code fact:NAME}. The list is
 * closed. Stateless and thread-safe.
 */
final class Sayings {

  private static final String FACT = "fact:";
  private static final String FINDINGS = "findings:";

  private static final Map<String, Function<Account, Optional<Said>>> ALL = all();

  private Sayings() {}

  private static Map<String, Function<Account, Optional<Said>>> all() {
    Map<String, Function<Account, Optional<Said>>> all = new TreeMap<>();
    all.putAll(ManifestSayings.all());
    all.putAll(CertificateSayings.all());
    all.putAll(OutcomeSayings.all());
    return all;
  }

  static boolean knows(String source, Set<String> topics) {
    if (source.startsWith(FINDINGS)) {
      return topics.contains(source.substring(FINDINGS.length()));
    }
    if (source.startsWith(FACT)) {
      return FactList.find(source.substring(FACT.length())).isPresent();
    }
    return ALL.containsKey(source);
  }

  static String names() {
    return String.join(", ", ALL.keySet()) + ", fact:NAME, findings:TOPIC";
  }

  /** What evidence says; empty if it says nothing to that. */
  static Optional<Said> of(String source, Account account, Map<String, List<String>> topics) {
    if (source.startsWith(FINDINGS)) {
      return OutcomeSayings.findings(
          account, topics.getOrDefault(source.substring(FINDINGS.length()), List.of()));
    }
    if (source.startsWith(FACT)) {
      return fact(account, FactList.index(source.substring(FACT.length())));
    }
    return Optional.ofNullable(ALL.get(source)).flatMap(saying -> saying.apply(account));
  }

  private static Optional<Said> fact(Account account, int index) {
    Fact fact = FactList.at(index);
    Object value = account.facts().value(index);
    Provenance evidence = account.facts().provenance(index);
    if (value == null || evidence == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Said(
            basis(fact.source()), by(fact.source()), English.of(fact, value), List.of(evidence)));
  }

  private static Basis basis(FactSource source) {
    return switch (source) {
      case EXAMINATIONS, AGENT -> Basis.MEASURED;
      case REGISTER, WAIVERS -> Basis.ATTESTED;
      case CONTEXT -> Basis.DECLARED;
    };
  }

  private static String by(FactSource source) {
    return switch (source) {
      case EXAMINATIONS -> "the evaluators";
      case AGENT -> "Assize, where the agent lies";
      case REGISTER, WAIVERS -> "the register";
      case CONTEXT -> "whoever asks";
    };
  }

  static Map<String, Function<Account, Optional<Said>>> map() {
    return new LinkedHashMap<>();
  }
}
