package dev.assize.register.certificate;

import dev.assize.cel.Expression;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rung;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scheme's ladder, with its triggers compiled. Immutable. */
final class Ladder {

  private static final Pattern MEMORY = Pattern.compile("offencesInMemory|withdrawalsInMemory");
  private static final Pattern DAYS =
      Pattern.compile("daysSinceGranted|daysOnNotice|daysSuspended");

  private final List<Step> steps = new ArrayList<>();
  private final Institution institution;
  private final boolean looksAtTheHouse;
  private final boolean looksAtDays;

  /** A rung and what triggers it; null if only an entry does. */
  record Step(Rung rung, @Nullable Expression trigger) {}

  /**
   * @param triggers by the ids of the rungs
   */
  Ladder(Institution institution, Map<String, Expression> triggers) {
    this.institution = institution;
    institution.ladder().stream()
        .sorted(Comparator.comparingInt(Rung::level))
        .forEach(rung -> steps.add(new Step(rung, triggers.get(rung.id()))));
    looksAtTheHouse = anyTriggerHas(MEMORY);
    looksAtDays = anyTriggerHas(DAYS);
  }

  Institution institution() {
    return institution;
  }

  /** From the mildest. */
  List<Step> steps() {
    return steps;
  }

  Optional<Rung> rung(String id) {
    return steps.stream().map(Step::rung).filter(rung -> rung.id().equals(id)).findFirst();
  }

  /** Whether what happens to one certificate may trigger something for another. */
  boolean looksAtTheHouse() {
    return looksAtTheHouse;
  }

  /** Whether the mere passing of days may trigger something. */
  boolean looksAtDays() {
    return looksAtDays;
  }

  private boolean anyTriggerHas(Pattern pattern) {
    return steps.stream()
        .anyMatch(
            step -> step.trigger() != null && pattern.matcher(step.trigger().toString()).find());
  }
}
