package dev.assize.gate.questionnaire;

import dev.assize.gate.questionnaire.Filled.Answer;
import dev.assize.gate.questionnaire.Filled.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A filled questionnaire as a file. What others wrote cannot break out of its place. Stateless. */
public final class FilledText {

  private static final List<String> HEAD =
      List.of("Number", "Section", "Question", "Basis", "Answer", "By", "Evidence");

  private FilledText() {}

  /** As Markdown (CommonMark), the summary first. */
  public static String markdown(Filled filled) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(marked(filled.form().title())).append("\n\n");
    text.append("About the agent `").append(filled.agent()).append("`, as of ");
    text.append(filled.at()).append(".  \n");
    text.append("Form ").append(marked(filled.form().name() + " " + filled.form().version()));
    text.append(", <").append(filled.form().source()).append(">. ");
    text.append(marked(filled.form().wording())).append("\n\n");
    text.append("| basis | answers | meaning |\n|---|---|---|\n");
    for (Basis basis : Basis.values()) {
      text.append(
          "| %s | %d of %d | %s |\n"
              .formatted(
                  basis.words(),
                  filled.summary().getOrDefault(basis, 0),
                  filled.answers().size(),
                  meaning(basis)));
    }
    String section = "";
    for (Answer answer : filled.answers()) {
      if (!answer.section().equals(section)) {
        section = answer.section();
        text.append("\n## ").append(marked(section)).append("\n");
      }
      text.append("\n**").append(marked(answer.number() + " " + answer.ask())).append("**\n\n");
      text.append(body(answer)).append("\n");
    }
    return text.toString();
  }

  private static String meaning(Basis basis) {
    return switch (basis) {
      case MEASURED -> "found in an examination, or looked at here";
      case ATTESTED -> "signed by somebody other than the producer";
      case DECLARED -> "said by whom it is about";
      case UNKNOWN -> "no evidence answers it";
    };
  }

  private static String body(Answer answer) {
    if (answer.basis() == Basis.UNKNOWN) {
      return "UNKNOWN. Who could answer: " + marked(answer.by()) + "\n";
    }
    return "%s  \n_%s_ by %s. Evidence: %s\n"
        .formatted(
            marked(answer.answer()),
            answer.basis().words(),
            marked(answer.by()),
            answer.evidence().stream()
                .map(each -> marked(words(each)))
                .collect(Collectors.joining("; ")));
  }

  private static String words(Evidence evidence) {
    return "%s%s%s, %d days old"
        .formatted(
            evidence.what(),
            evidence.place() == null ? "" : " " + evidence.place(),
            evidence.digest() == null ? "" : " " + evidence.digest(),
            evidence.daysOld());
  }

  /** Without characters that Markdown or HTML would give a meaning, on one line. */
  private static String marked(String hostile) {
    return plain(hostile)
        .replaceAll("([\\\\`*_\\[\\]<>|~&$])", "\\\\$1")
        .replace("://", "\\://")
        .replaceFirst("^([#+>=-]|[0-9]{1,9}(?=[.)] ))", "\\\\$1");
  }

  /** As CSV (RFC 4180), that no spreadsheet takes for formulas; the summary first. */
  public static String csv(Filled filled) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Form", filled.form().name() + " " + filled.form().version(), filled.form().source()));
    rows.add(List.of("Agent", filled.agent().toString(), filled.at().toString()));
    for (Basis basis : Basis.values()) {
      rows.add(
          List.of(
              "Answers " + basis.words(),
              String.valueOf(filled.summary().getOrDefault(basis, 0)),
              "of " + filled.answers().size()));
    }
    rows.add(HEAD);
    for (Answer answer : filled.answers()) {
      boolean unknown = answer.basis() == Basis.UNKNOWN;
      rows.add(
          List.of(
              answer.number(),
              answer.section(),
              answer.ask(),
              answer.basis().words(),
              unknown ? "UNKNOWN" : answer.answer(),
              unknown ? "could answer: " + answer.by() : answer.by(),
              answer.evidence().stream().map(FilledText::words).collect(Collectors.joining("; "))));
    }
    return rows.stream()
        .map(row -> row.stream().map(FilledText::cell).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  /**
   * A cell in quotes. What begins like a formula, with or without space before it, gets an
   * apostrophe, which spreadsheets take as the sign of a text (OWASP, CSV injection).
   */
  private static String cell(String hostile) {
    String text = plain(hostile);
    boolean formula = text.strip().matches("(?s)[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20|%].*");
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }

  /** On one line, without characters that nobody sees. */
  private static String plain(String hostile) {
    return hostile
        .strip()
        .replaceAll("\\R", " ")
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "·");
  }
}
