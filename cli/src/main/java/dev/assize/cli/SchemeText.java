package dev.assize.cli;

import dev.assize.scheme.HazardAnalysis;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Numbers;
import dev.assize.scheme.Rule;
import dev.assize.scheme.Rung;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.SchemeFile;
import dev.assize.scheme.Spans;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prints a scheme, part by part. */
final class SchemeText {

  /** The parts, in the order in which they are printed. */
  static final Set<String> SECTIONS =
      new LinkedHashSet<>(
          List.of(
              "tiers",
              "certificates",
              "clocks",
              "changes",
              "independence",
              "evaluators",
              "concentration",
              "keys",
              "rules",
              "ladder",
              "analysis",
              "requirements",
              "sources"));

  /** All but the longest. */
  static final Set<String> USUAL =
      SECTIONS.stream()
          .filter(section -> !section.equals("requirements") && !section.equals("sources"))
          .collect(Collectors.toSet());

  private static final List<String> TIERS = List.of("general", "sensitive", "critical");

  private final SchemeFile file;
  private final Scheme scheme;
  private final JsonNode root;
  private final PrintWriter out;

  SchemeText(SchemeFile file, PrintWriter out) {
    this.file = file;
    this.scheme = file.scheme();
    this.root = file.document().root();
    this.out = out;
  }

  void print(Set<String> sections) {
    Scheme.Metadata about = scheme.metadata();
    out.printf("%s %s: %s%n", about.name(), about.version(), about.title());
    out.printf("owner %s, %s%n", about.owner(), scheme.digest());
    if (file.files().size() > 1) {
      out.printf(
          "built on %s; what comes from there is marked with ~%n",
          file.files().subList(1, file.files().size()).stream()
              .map(base -> String.valueOf(base.getFileName()).replace(".yaml", ""))
              .collect(Collectors.joining(", ")));
    }
    SECTIONS.stream().filter(sections::contains).forEach(this::section);
    out.printf(
        "%n%d requirements in %d worlds, each traced to what it prevents (--section requirements).%n",
        scheme.requirements().size(),
        scheme.requirements().stream().map(Scheme.Requirement::world).distinct().count());
  }

  private void section(String section) {
    switch (section) {
      case "tiers" -> {
        heading("Tiers, at error probability " + scheme.alpha());
        table("/tiers");
      }
      case "certificates" -> {
        heading("Certificates");
        table("/institution/tiers");
      }
      case "changes" -> {
        heading("Changes");
        root.at("/institution/changes")
            .properties()
            .forEach(change -> {
              String pointer = "/institution/changes/" + change.getKey();
              out.printf(
                  "%s %-16s %s%n", mark(pointer), change.getKey(), change(change.getValue()));
            });
      }
      case "clocks", "independence", "evaluators", "concentration" -> {
        heading(section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1));
        numbers("institution." + section);
      }
      case "keys" -> keys();
      case "rules" -> rules();
      case "ladder" -> ladder();
      case "analysis" -> analysis();
      case "requirements" -> requirements();
      default -> sources();
    }
  }

  /** Fields of all tiers side by side. */
  private void table(String pointer) {
    Set<String> fields = new LinkedHashSet<>();
    TIERS.forEach(tier -> fields.addAll(root.at(pointer + "/" + tier).propertyNames()));
    row("", TIERS);
    List<String> lists = new ArrayList<>();
    for (String field : fields) {
      if (root.at(pointer + "/general/" + field).isArray()) {
        lists.add(field);
      } else {
        row(
            words(field),
            TIERS.stream().map(tier -> cell(pointer + "/" + tier + "/" + field)).toList());
      }
    }
    for (String field : lists) {
      for (String tier : TIERS) {
        String at = pointer + "/" + tier + "/" + field;
        out.printf("%s %-24s %s%n", mark(at), words(field) + ", " + tier, value(root.at(at)));
      }
    }
  }

  private void row(String label, List<String> cells) {
    StringBuilder row = new StringBuilder("  %-24s".formatted(label));
    cells.forEach(cell -> row.append(" %-12s".formatted(cell)));
    out.println(row.toString().stripTrailing());
  }

  private String cell(String pointer) {
    return value(root.at(pointer)) + mark(pointer).strip();
  }

  private void numbers(String path) {
    Map<String, JsonNode> numbers = Numbers.of(root);
    Institution institution = scheme.institution();
    numbers.forEach((number, value) -> {
      if (institution != null && number.startsWith(path + ".")) {
        out.printf(
            "%s %-24s %-12s %s%n",
            mark(Numbers.pointer(number)),
            words(number.substring(path.length() + 1)),
            value(value),
            institution.ruleFor(number).map(rule -> rule.id() + " " + rule.name()).orElse(""));
      }
    });
  }

  private static String change(JsonNode change) {
    List<String> parts = new ArrayList<>();
    if (change.has("noticeBefore")) {
      parts.add("notice " + value(change.get("noticeBefore")) + " before");
    }
    if (change.has("noticeAfter")) {
      parts.add("notice within " + value(change.get("noticeAfter")) + " after");
    }
    parts.add(
        change.path("retest").asString().equals("none")
            ? "not examined again"
            : "examined again in "
                + (change.path("retest").asString().equals("full") ? "full" : "part"));
    return String.join(", ", parts);
  }

  private void keys() {
    Institution institution = scheme.institution();
    if (institution != null) {
      heading("Keys");
      if (institution.keys().isEmpty()) {
        out.println("  none: nobody has adopted the scheme yet (assize scheme adopt)");
      }
      institution
          .keys()
          .forEach(key ->
              out.printf("  %s: %s%n", key.key(), words(key.powers().stream().sorted().toList())));
    }
  }

  private void rules() {
    Institution institution = scheme.institution();
    List<Rule> rules = institution == null ? List.of() : institution.rules();
    heading("Rules (--rule ID shows all of one)");
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      out.printf(
          "%s %-8s %-7s %-13s %s%n",
          mark("/institution/rules/" + i),
          rule.id(),
          rule.force(),
          words(rule.who()).toLowerCase(Locale.ROOT),
          rule.name()
              + (rule.timeframe() == null ? "" : ", within " + Spans.text(rule.timeframe())));
    }
  }

  private void ladder() {
    Institution institution = scheme.institution();
    List<Rung> ladder = institution == null ? List.of() : institution.ladder();
    heading("Ladder of sanctions");
    for (int i = 0; i < ladder.size(); i++) {
      Rung rung = ladder.get(i);
      out.printf("%s %-16s %s%n", mark("/institution/ladder/" + i), rung.id(), rung.title());
      out.printf(
          "  %-16s %s%n",
          "", rung.trigger() == null ? "when an entry applies it" : "when " + rung.trigger());
      out.printf("  %-16s %s%n", "", SchemeEntryText.effects(rung.effects()));
    }
  }

  private void analysis() {
    HazardAnalysis analysis = scheme.analysis();
    if (analysis == null) {
      return;
    }
    heading("Losses");
    analysis.losses().forEach(loss -> out.printf("  %-7s %s%n", loss.id(), loss.text()));
    heading("Hazards, and the losses that they lead to");
    analysis
        .hazards()
        .forEach(hazard ->
            out.printf(
                "  %-7s %s (%s)%n",
                hazard.id(), hazard.text(), String.join(", ", hazard.losses())));
    heading("Unsafe control actions, the hazards that they lead into, and how much prevents them");
    analysis
        .unsafeControlActions()
        .forEach(action ->
            out.printf(
                "  %-7s %s: %s (%s; %s)%n",
                action.id(),
                words(action.controller()).toLowerCase(Locale.ROOT),
                action.text(),
                String.join(", ", action.hazards()),
                SchemeEntryText.prevention(scheme, action.id())));
  }

  private void requirements() {
    heading("Requirements");
    Map<String, List<Scheme.Requirement>> byWorld =
        scheme.requirements().stream()
            .collect(
                Collectors.groupingBy(
                    Scheme.Requirement::world, LinkedHashMap::new, Collectors.toList()));
    byWorld.forEach((world, requirements) -> {
      out.printf("  %s (%d)%n", world, requirements.size());
      requirements.forEach(each ->
          out.printf(
              "    %s: %s (%s)%n", each.id(), each.text(), String.join(", ", each.traces())));
    });
  }

  private void sources() {
    heading("Where the numbers come from");
    Map<String, String> sources = new TreeMap<>(scheme.sources());
    Numbers.of(root)
        .keySet()
        .forEach(number ->
            out.printf(
                "  %s: %s%n",
                number,
                Numbers.closest(sources.keySet(), number).map(sources::get).orElse("no source")));
  }

  private void heading(String title) {
    out.printf("%n%s%n", title);
  }

  /** A tilde for what comes from another scheme. */
  private String mark(String pointer) {
    return file.origin(pointer).equals(scheme.metadata().name()) ? " " : "~";
  }

  private static String value(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
    String text = value.asString();
    return value.isString() && text.matches("P[0-9T].*") ? Spans.text(Duration.parse(text)) : text;
  }

  private static String words(List<?> values) {
    return values.stream()
        .map(value -> value.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** {@code noticeWindow} as "notice window". */
  private static String words(String camelCase) {
    return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
