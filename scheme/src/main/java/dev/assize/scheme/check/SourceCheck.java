package dev.assize.scheme.check;

import dev.assize.scheme.Institution;
import dev.assize.scheme.Numbers;
import dev.assize.scheme.Rule;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.SchemeFile;
import dev.assize.scheme.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whether every number says where it comes from, and which rule it belongs to; whether what claims
 * to be about a number is about one; and whether "ours" gives a reason.
 */
final class SourceCheck {

  private static final Pattern OURS = Pattern.compile("(?i)\\s*ours\\b\\W*(.*)", Pattern.DOTALL);
  private static final int SHORTEST_REASON = 10;

  private final SchemeFile file;
  private final Problems problems;
  private final Map<String, JsonNode> numbers;

  private SourceCheck(SchemeFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.numbers = Numbers.of(file.document().root());
  }

  static void check(SchemeFile file, Problems problems) {
    SourceCheck check = new SourceCheck(file, problems);
    check.sources(file.scheme());
    Institution institution = file.scheme().institution();
    if (institution != null) {
      check.rules(institution);
    }
  }

  private void sources(Scheme scheme) {
    numbers.keySet().forEach(number -> source(number, scheme.sources()));
    scheme
        .sources()
        .forEach((path, source) -> {
          String pointer = "/sources/" + path;
          if (numbers.keySet().stream().noneMatch(number -> Numbers.covers(path, number))) {
            problems.add(pointer, "the scheme has no number there");
          }
          reason(pointer, source);
        });
  }

  private void source(String number, Map<String, String> sources) {
    String pointer = Numbers.pointer(number);
    Optional<String> path = Numbers.closest(sources.keySet(), number);
    if (path.isEmpty()) {
      problems.add(pointer, "no source: say in sources where this number comes from");
    } else if (!file.origin(pointer).equals(file.origin("/sources/" + path.get()))) {
      problems.add(
          pointer,
          "the source is that of another scheme's number (%s); say in sources where this one comes"
              + " from",
          file.document().where("/sources/" + path.get()));
    }
  }

  private void rules(Institution institution) {
    List<Rule> rules = institution.rules();
    for (int i = 0; i < rules.size(); i++) {
      rule("/institution/rules/" + i, rules.get(i));
    }
    for (int i = 0; i < institution.ladder().size(); i++) {
      reason("/institution/ladder/" + i + "/source", institution.ladder().get(i).source());
    }
    for (String number : numbers.keySet()) {
      if (institution.ruleFor(number).isEmpty()) {
        problems.add(
            Numbers.pointer(number), "no rule names this number; add it to a rule's numbers");
      }
    }
  }

  private void rule(String pointer, Rule rule) {
    reason(pointer + "/source", rule.source());
    if (rule.force() == Rule.Force.MUST && rule.corrective().isEmpty()) {
      problems.add(pointer, "a MUST that does not say what follows if it is broken (corrective)");
    }
    for (int i = 0; i < rule.numbers().size(); i++) {
      String path = rule.numbers().get(i);
      if (numbers.keySet().stream().noneMatch(number -> Numbers.covers(path, number))) {
        problems.add(pointer + "/numbers/" + i, "the scheme has no number at \"%s\"", path);
      }
    }
    Duration timeframe = rule.timeframe();
    if (timeframe != null && !rule.numbers().isEmpty() && !saysOneOfItsNumbers(rule, timeframe)) {
      problems.add(
          pointer + "/timeframe", "%s is none of the rule's numbers", Spans.text(timeframe));
    }
  }

  private boolean saysOneOfItsNumbers(Rule rule, Duration timeframe) {
    return numbers.entrySet().stream()
        .filter(number -> rule.numbers().stream().anyMatch(p -> Numbers.covers(p, number.getKey())))
        .map(Map.Entry::getValue)
        .anyMatch(value -> value.isString() && Duration.parse(value.asString()).equals(timeframe));
  }

  private void reason(String pointer, String source) {
    var ours = OURS.matcher(source);
    if (ours.matches() && ours.group(1).strip().length() < SHORTEST_REASON) {
      problems.add(pointer, "\"ours\" needs its reason");
    }
  }
}
