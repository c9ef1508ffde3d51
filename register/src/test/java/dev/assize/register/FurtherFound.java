package dev.assize.register;

import dev.assize.register.CaseAnnals.Examined;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What evaluators of generated histories find beside behaviour: mostly that all is well, or well at
 * some setting; else that it is not, or nothing. It draws from its own source, so that histories
 * under schemes that ask for nothing more are what they would be without it.
 */
final class FurtherFound {

  private static final String[] LEVELS = {"default", "strict"};

  private final List<String> asked;
  private final SplittableRandom random;
  private Map<String, Found> byLab = new HashMap<>();

  private record Found(Examined examined, boolean fails) {}

  FurtherFound(Scheme scheme, long seed) {
    asked = scheme.institution().tiers().get(Tier.GENERAL).examinations();
    random = new SplittableRandom(seed ^ 0x5eed_f0de_5eed_f0deL);
  }

  /** For the entries that come next: the same evaluator finds the same. */
  Function<String, Examined> next() {
    byLab = new HashMap<>();
    return lab -> found(lab).examined();
  }

  /** What an evaluator says of its outcome: what it comes to, or only its verdict. */
  Conformity told(String lab, Conformity verdict) {
    return found(lab).fails() && random.nextInt(4) > 0 ? Conformity.DOES_NOT_CONFORM : verdict;
  }

  private Found found(String lab) {
    return byLab.computeIfAbsent(lab, l -> draw());
  }

  private Found draw() {
    if (random.nextInt(10) == 0) {
      return new Found(Examined.service(), false);
    }
    List<FurtherResult> results = new ArrayList<>();
    boolean fails = containment(results) && asked.contains("containment");
    fails |= collection(results) && asked.contains("collection");
    return new Found(new Examined(Access.PROGRAM, results), fails);
  }

  private boolean containment(List<FurtherResult> results) {
    switch (random.nextInt(20)) {
      case 0 -> {
        return false;
      }
      case 1 -> {
        for (String level : LEVELS) {
          results.add(Examined.result("containment", level, Conformity.DOES_NOT_CONFORM));
        }
        if (random.nextBoolean()) {
          results.add(Examined.result("containment", LEVELS[0], Conformity.CONFORMS));
        }
        return true;
      }
      default -> {
        boolean isOpen = random.nextBoolean();
        Conformity strict = isOpen ? Conformity.INCONCLUSIVE : Conformity.CONFORMS;
        results.add(Examined.result("containment", LEVELS[0], any()));
        results.add(Examined.result("containment", LEVELS[1], strict));
        return false;
      }
    }
  }

  private boolean collection(List<FurtherResult> results) {
    switch (random.nextInt(20)) {
      case 0 -> {
        results.add(Examined.result("collection", "opted out", any()));
        return false;
      }
      case 1 -> {
        results.add(Examined.result("collection", "as shipped", Conformity.DOES_NOT_CONFORM));
        results.add(Examined.result("collection", "opted out", any()));
        return true;
      }
      default -> {
        boolean isOpen = random.nextBoolean();
        Conformity shipped = isOpen ? Conformity.INCONCLUSIVE : Conformity.CONFORMS;
        results.add(Examined.result("collection", "as shipped", shipped));
        results.add(Examined.result("collection", "opted out", any()));
        return false;
      }
    }
  }

  private Conformity any() {
    return Conformity.values()[random.nextInt(Conformity.values().length)];
  }
}
