package dev.assize.cli;

import dev.assize.scheme.HazardAnalysis;
import dev.assize.scheme.HazardAnalysis.Loss;
import dev.assize.scheme.HazardAnalysis.SystemHazard;
import dev.assize.scheme.HazardAnalysis.UnsafeControlAction;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Numbers;
import dev.assize.scheme.Rule;
import dev.assize.scheme.Rung;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.SchemeFile;
import dev.assize.scheme.Spans;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prints all that a scheme says under one id. */
final class SchemeEntryText {

  private final SchemeFile file;
  private final Scheme scheme;
  private final PrintWriter out;

  SchemeEntryText(SchemeFile file, PrintWriter out) {
    this.file = file;
    this.scheme = file.scheme();
    this.out = out;
  }

  /**
   * @throws InputException if nothing has the id
   */
  void print(String id) {
    Institution institution = scheme.institution();
    HazardAnalysis analysis = scheme.analysis();
    boolean found = print(scheme.requirements(), Scheme.Requirement::id, id, this::requirement);
    if (institution != null) {
      found |= print(institution.rules(), Rule::id, id, (rule, at) -> rule(rule, at, institution));
      found |= print(institution.ladder(), Rung::id, id, this::rung);
    }
    if (analysis != null) {
      found |= print(analysis.losses(), Loss::id, id, (loss, at) -> loss(loss, at, analysis));
      found |=
          print(analysis.hazards(), SystemHazard::id, id, (each, at) -> hazard(each, at, analysis));
      found |= print(analysis.unsafeControlActions(), UnsafeControlAction::id, id, this::action);
    }
    if (!found) {
      throw new InputException(
          "--rule: %s has no rule, rung, requirement, loss, hazard or unsafe control action \"%s\""
              .formatted(scheme.metadata().name(), id));
    }
  }

  /** Prints the element with the id, if it is in the list. */
  private static <T> boolean print(
      List<T> elements, Function<T, String> idOf, String id, ObjIntConsumer<T> printer) {
    int at = elements.stream().map(idOf).toList().indexOf(id);
    if (at >= 0) {
      printer.accept(elements.get(at), at);
    }
    return at >= 0;
  }

  /** What follows from a rung, in words. */
  static String effects(Rung.Effects effects) {
    List<String> parts = new ArrayList<>();
    add(parts, effects.notice(), "on notice");
    add(parts, effects.suspend(), "suspended");
    add(parts, effects.withdraw(), "withdrawn");
    add(parts, effects.cap(), "reduced to a narrower scope");
    share(parts, effects.validity(), "%s of the remaining time");
    share(parts, effects.surveillance(), "surveillance after %s of the interval");
    share(parts, effects.holdback(), "%s of the fees held back");
    share(parts, effects.clawback(), "%s of the fees paid back");
    if (!effects.bar().isEmpty()) {
      parts.add(
          "no new application for "
              + effects.bar().stream().map(Spans::text).collect(Collectors.joining(", then ")));
    }
    if (effects.watch() != null) {
      parts.add(
          "for %s on all certificates of the producer".formatted(Spans.text(effects.watch())));
    }
    return parts.isEmpty() ? "published, without effect" : String.join("; ", parts);
  }

  /** How many requirements and which rules prevent an unsafe control action. */
  static String prevention(Scheme scheme, String action) {
    List<String> parts = new ArrayList<>();
    long requirements =
        scheme.requirements().stream().filter(each -> each.traces().contains(action)).count();
    if (requirements > 0) {
      parts.add(requirements == 1 ? "1 requirement" : requirements + " requirements");
    }
    Institution institution = scheme.institution();
    if (institution != null) {
      institution.rules().stream()
          .filter(rule -> rule.traces().contains(action))
          .map(Rule::id)
          .forEach(parts::add);
    }
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private void requirement(Scheme.Requirement requirement, int index) {
    head(
        requirement.id(),
        "requirement in the world " + requirement.world(),
        "/requirements/" + index);
    out.println(requirement.text());
    row("hazard", requirement.hazard());
    traces(requirement.traces());
  }

  private void rule(Rule rule, int index, Institution institution) {
    head(rule.id(), rule.name(), "/institution/rules/" + index);
    out.printf("%s %s: %s%n", rule.who(), rule.force(), rule.text());
    if (rule.timeframe() != null) {
      row("within", Spans.text(rule.timeframe()));
    }
    rule.byTier().forEach((tier, text) -> row(tier.name().toLowerCase(Locale.ROOT), text));
    rule.corrective().forEach(text -> row("if broken", text));
    Numbers.of(file.document().root())
        .forEach((path, value) -> {
          if (rule.numbers().stream().anyMatch(number -> Numbers.covers(number, path))) {
            row("number", path + " = " + value(value) + " (" + source(path) + ")");
          }
        });
    institution.ladder().stream()
        .filter(rung -> rule.id().equals(rung.rule()))
        .forEach(rung -> row("enforced by", rung.id() + " " + rung.title()));
    traces(rule.traces());
    row("source", rule.source());
  }

  private void rung(Rung rung, int index) {
    head(rung.id(), rung.title(), "/institution/ladder/" + index);
    row("level", String.valueOf(rung.level()));
    row("applied", rung.trigger() == null ? "by an entry of the owner" : "when " + rung.trigger());
    row("effects", effects(rung.effects()));
    row("appeal", "within " + Spans.text(rung.appeal()));
    if (rung.rule() != null) {
      row("enforces", rung.rule());
    }
    row("source", rung.source());
  }

  private void loss(Loss loss, int index, HazardAnalysis analysis) {
    head(loss.id(), "loss", "/analysis/losses/" + index);
    out.println(loss.text());
    analysis.hazards().stream()
        .filter(hazard -> hazard.losses().contains(loss.id()))
        .forEach(hazard -> row("led to by", hazard.id() + " " + hazard.text()));
  }

  private void hazard(SystemHazard hazard, int index, HazardAnalysis analysis) {
    head(hazard.id(), "hazard", "/analysis/hazards/" + index);
    out.println(hazard.text());
    row("leads to", String.join(", ", hazard.losses()));
    analysis.unsafeControlActions().stream()
        .filter(action -> action.hazards().contains(hazard.id()))
        .forEach(action ->
            row("led into by", action.id() + " " + action.controller() + ": " + action.text()));
  }

  private void action(UnsafeControlAction action, int index) {
    head(
        action.id(),
        "unsafe control action of: " + action.controller(),
        "/analysis/unsafeControlActions/" + index);
    out.println(action.text());
    row("leads into", String.join(", ", action.hazards()));
    row("prevented by", prevention(scheme, action.id()));
    scheme.requirements().stream()
        .filter(each -> each.traces().contains(action.id()))
        .forEach(each -> row("requirement", each.id() + ": " + each.text()));
  }

  private void head(String id, String title, String pointer) {
    out.printf("%s: %s%n", id, title);
    out.printf("%s (%s)%n", file.document().where(pointer), file.origin(pointer));
  }

  private void traces(List<String> actions) {
    HazardAnalysis analysis = scheme.analysis();
    if (analysis != null) {
      analysis.unsafeControlActions().stream()
          .filter(action -> actions.contains(action.id()))
          .forEach(action ->
              row("prevents", action.id() + " " + action.controller() + ": " + action.text()));
    }
  }

  private String source(String path) {
    return Numbers.closest(scheme.sources().keySet(), path)
        .map(scheme.sources()::get)
        .orElse("no source");
  }

  private void row(String label, String text) {
    out.printf("  %-13s %s%n", label, text);
  }

  private static String value(JsonNode value) {
    return value.isString() ? Spans.text(Duration.parse(value.asString())) : value.asString();
  }

  private static void add(List<String> parts, boolean holds, String text) {
    if (holds) {
      parts.add(text);
    }
  }

  private static void share(List<String> parts, @Nullable BigDecimal share, String text) {
    if (share != null) {
      parts.add(
          text.formatted(share.movePointRight(2).stripTrailingZeros().toPlainString() + " %"));
    }
  }
}
