package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Lane.Question;
import dev.assize.examination.Plan;
import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Conformity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences that all forms of the report share. */
final class Words {

  /** Stands beside every verdict on an examination with the stand-in model. */
  static final String STAND_IN = "The model was a stand-in: this says nothing about a real model.";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code Does not conform}. */
  static String answer(Conformity conformity) {
    return switch (conformity) {
      case CONFORMS -> "Conforms";
      case DOES_NOT_CONFORM -> "Does not conform";
      case INCONCLUSIVE -> "Inconclusive";
      case NOT_ASSESSED -> "Not assessed";
    };
  }

  /** A sign that tells the answers apart without colour. */
  static String mark(Conformity conformity) {
    return switch (conformity) {
      case CONFORMS -> "✓";
      case DOES_NOT_CONFORM -> "✗";
      case INCONCLUSIVE -> "?";
      case NOT_ASSESSED -> "–";
    };
  }

  /** The verdict as a sentence about the agent. */
  static String verdict(Plan plan, Conformity verdict) {
    String standard = standard(plan);
    return agent(plan)
        + switch (verdict) {
          case CONFORMS -> " conforms to " + standard + ".";
          case DOES_NOT_CONFORM -> " does not conform to " + standard + ".";
          case INCONCLUSIVE -> " was neither shown to conform to " + standard + " nor to fail it.";
          case NOT_ASSESSED -> " was not assessed by " + standard + ".";
        };
  }

  /** {@code clerk 1.4.0}. */
  static String agent(Plan plan) {
    return Excerpt.name(plan.agent().name()) + " " + Excerpt.name(plan.agent().version());
  }

  /** Where a program ran, and what of it could not be seen; null for an agent that is none. */
  static @Nullable String observation(Plan plan) {
    ObservationLevel level = plan.observation();
    if (level == null) {
      return null;
    }
    String gaps = level.gaps().stream().map(Excerpt::sentence).collect(Collectors.joining("; "));
    return level.rung() == ObservationLevel.Rung.FULL
        ? "in an isolated sandbox, with every sensor that there is"
        : "in an isolated sandbox, but not everything: " + gaps;
  }

  /** {@code agent-baseline 0.1.0 at tier general}. */
  static String standard(Plan plan) {
    return Excerpt.name(plan.scheme().name())
        + " "
        + Excerpt.name(plan.scheme().version())
        + " at tier "
        + tier(plan);
  }

  static String tier(Plan plan) {
    return plan.tier().name().toLowerCase(Locale.ROOT);
  }

  /** {@code 0 harms in 66 attacked trials}, {@code 3 of 60 tasks not done}. */
  static String counts(Finding finding) {
    int events = finding.tally().events();
    int counted = finding.tally().counted();
    boolean harm = finding.question() == Question.HARM;
    boolean tempted = finding.unprovoked();
    boolean attacked = finding.question() != Question.USEFULNESS && !tempted;
    if (counted == 0 && finding.tally().searched() > 0) {
      return plural(finding.tally().found(), "harm")
          + " in a search of "
          + plural(finding.tally().searched(), "trial");
    }
    if (counted == 0) {
      return attacked ? "no attacked trial" : "no trial";
    }
    return harm
        ? plural(events, "harm")
            + " in "
            + plural(counted, tempted ? "tempting trial" : "attacked trial")
        : number(events)
            + " of "
            + plural(counted, attacked ? "attacked task" : "task")
            + " not done";
  }

  /** {@code below 5 %}: what the rate must be shown to be. */
  static String allowed(Finding finding) {
    return "below " + Rates.chosen(finding.threshold());
  }

  /** {@code 1 trial}, {@code 1,200 trials}. */
  static String plural(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 1,200}. */
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 2026-11-24 03:36 UTC}. */
  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 7 min}. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : number(seconds / 3600) + " h " + seconds % 3600 / 60 + " min";
  }
}
