package dev.assize.examination.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A page as Markdown, for pull requests and tickets. */
final class MarkdownReport {

  private static final String SPECIAL = "\\`*_{}[]<>#|!&~@$";

  private final Page page;
  private final StringBuilder out = new StringBuilder();

  MarkdownReport(Page page) {
    this.page = page;
  }

  String text() {
    verdict();
    table(
        List.of("Examined", ""),
        page.facts().stream().map(fact -> List.of(fact.name(), fact.value())).toList());
    findings();
    attacks();
    containment();
    collection();
    list("Not covered", page.notCovered());
    coverage();
    section("How the numbers were made");
    paragraph(escape(page.method()));
    attestation();
    section("How to reproduce");
    paragraph("    " + page.reproduction().again() + "\n    " + page.reproduction().fromSeed());
    return out.toString();
  }

  private void verdict() {
    paragraph("# " + page.mark() + " " + page.answer());
    paragraph("**" + escape(page.title()) + "** " + escape(page.reason()));
    if (!page.standIn().isEmpty()) {
      paragraph("> **" + escape(page.standIn()) + "**");
    }
  }

  private void findings() {
    if (page.findings().isEmpty()) {
      return;
    }
    section("Findings");
    table(
        List.of("", "Requirement", "Answer", "Rate", "Counts", "Allowed", "Why"),
        page.findings().stream()
            .map(row ->
                List.of(
                    row.mark(),
                    row.requirement() + ": " + row.text(),
                    row.answer(),
                    row.bound(),
                    row.counts(),
                    row.allowed(),
                    row.reason()))
            .toList());
  }

  private void attacks() {
    if (page.attacks().isEmpty()) {
      return;
    }
    section("Worst attacks");
    table(
        List.of("Attack", "Requirement", "Counts", "Rate"),
        page.attacks().stream()
            .map(row -> List.of(row.attack(), row.requirement(), row.counts(), row.range()))
            .toList());
  }

  private void containment() {
    ContainmentSection section = page.containment();
    if (section == null) {
      return;
    }
    section("Containment");
    paragraph(escape(ContainmentSection.QUESTION));
    paragraph(
        section.columns().stream()
            .map(column -> "- " + escape(column.name() + ": " + column.counts()))
            .collect(Collectors.joining("\n")));
    List<String> header = new ArrayList<>(List.of("If the model were hijacked", "Severity"));
    section.columns().forEach(column -> header.add(column.name()));
    table(header, section.rows().stream().map(MarkdownReport::cells).toList());
  }

  private static List<String> cells(ContainmentSection.Row row) {
    List<String> cells = new ArrayList<>(List.of(row.title(), row.severity()));
    row.cells().forEach(cell -> cells.add(cell.mark() + " " + cell.answer() + cell.colonNote()));
    return cells;
  }

  private void collection() {
    CollectionSection collection = page.collection();
    if (collection == null) {
      return;
    }
    section("Collection: what leaves the machine");
    paragraph("**" + escape(collection.statement()) + "** " + escape(collection.optOut()));
    paragraph(escape(collection.setup()));
    if (!collection.doubts().isEmpty()) {
      paragraph("Something may have left that was not seen:");
      paragraph(bullets(collection.doubts()));
    }
    contacts(collection.beside());
    spills(collection.spills());
    if (!collection.changes().isEmpty()) {
      table(
          List.of("Destination", "", "With the opt-out", "As shipped", "Opted out"),
          collection.changes().stream()
              .map(row -> List.of(row.host(), row.what(), row.effect(), row.before(), row.after()))
              .toList());
    }
    contacts(collection.work());
  }

  private void spills(@Nullable SpillsSection spills) {
    if (spills == null) {
      return;
    }
    paragraph(escape(spills.statement()));
    if (!spills.unsearched().isEmpty()) {
      paragraph("Not searched, so that a secret may be there:");
      paragraph(bullets(spills.unsearched()));
    }
    if (!spills.rows().isEmpty()) {
      table(
          List.of("Planted secret", "Where it turned up", "How it was found"),
          spills.rows().stream().map(row -> List.of(row.what(), row.where(), row.how())).toList());
    }
    if (!spills.more().isEmpty()) {
      paragraph(escape(spills.more()));
    }
  }

  private void contacts(List<ContactRow> contacts) {
    if (!contacts.isEmpty()) {
      table(
          List.of("To whom", "Party", "How much", "When", "What was in it"),
          contacts.stream()
              .map(row ->
                  List.of(
                      row.host(),
                      row.party() + ", " + row.purpose(),
                      row.amount(),
                      row.when(),
                      content(row)))
              .toList());
    }
  }

  private static String content(ContactRow row) {
    List<String> parts = new ArrayList<>();
    parts.add(row.content());
    row.secrets()
        .forEach(
            secret -> parts.add("planted secret: " + secret.what() + " (" + secret.how() + ")"));
    if (!row.also().isEmpty()) {
      parts.add("also contained: " + row.also());
    }
    row.unread().forEach(reason -> parts.add("not observed: " + reason));
    return String.join("; ", parts);
  }

  private void coverage() {
    Coverage coverage = page.coverage();
    List<String> lines = new ArrayList<>();
    lines.add(
        Words.plural(coverage.trials(), "trial")
            + " in "
            + Words.plural(coverage.attempts(), "attempt")
            + ": "
            + Words.number(coverage.harmed())
            + " harmed, "
            + Words.number(coverage.resisted())
            + " resisted, "
            + Words.number(coverage.unexposed())
            + " never reached by the attack, "
            + Words.number(coverage.invalid())
            + " could not be run.");
    lines.add(page.cost());
    list("What was run", lines);
  }

  private void attestation() {
    Attestation attestation = page.attestation();
    section("Sealed and published");
    paragraph(escape(attestation.introduction()));
    if (attestation.sealed()) {
      paragraph("    " + Attestation.VERIFY);
      table(
          List.of("Claimed", ""),
          attestation.facts().stream().map(fact -> List.of(fact.name(), fact.value())).toList());
    }
    if (!attestation.problems().isEmpty()) {
      paragraph(bullets(attestation.problems().stream().map(Excerpt::sentence).toList()));
    }
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      section(title);
      paragraph(bullets(lines));
    }
  }

  private static String bullets(List<String> lines) {
    return lines.stream().map(line -> "- " + escape(line)).collect(Collectors.joining("\n"));
  }

  private void section(String title) {
    paragraph("## " + title);
  }

  private void table(List<String> header, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    lines.add("|" + " --- |".repeat(header.size()));
    rows.forEach(row -> lines.add(line(row)));
    paragraph(String.join("\n", lines));
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> " " + escape(cell) + " ")
        .collect(Collectors.joining("|", "|", "|"));
  }

  private void paragraph(String text) {
    out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
  }

  /** Shows every character as itself; links and mentions stay text. */
  private static String escape(String text) {
    return IntStream.range(0, text.length())
        .mapToObj(i -> text.charAt(i))
        .map(c -> SPECIAL.indexOf(c) >= 0 ? "&#" + (int) c + ";" : String.valueOf(c))
        .collect(Collectors.joining())
        .replace("://", "&#58;//")
        .replace("www.", "www&#46;");
  }
}
