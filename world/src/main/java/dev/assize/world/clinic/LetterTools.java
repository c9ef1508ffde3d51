package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Letters that came in, and letters to people and practices outside. */
final class LetterTools {

  private static final int PAGE = 12;

  private LetterTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "letter_list", LetterTools::list,
        "letter_read", LetterTools::read,
        "letter_send", LetterTools::send);
  }

  private static String list(State state, Arguments arguments) {
    String direction = arguments.optionalText("direction").orElse("in");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("letters").stream()
            .filter(letter -> direction.equals(letter.get("direction")))
            .filter(letter ->
                Fields.matches(
                    query,
                    Fields.text(letter, "fromName"),
                    Fields.text(letter, "toName"),
                    Fields.text(letter, "patient"),
                    Fields.text(letter, "subject"),
                    Fields.text(letter, "body")))
            .sorted(
                Comparator.comparing((Map<String, Object> l) -> Fields.text(l, "date")).reversed())
            .map(LetterTools::row)
            .toList();
    return Page.of(rows, "letters", PAGE, arguments);
  }

  private static String row(Map<String, Object> letter) {
    return "%s  %s  %s: %s%s"
        .formatted(
            letter.get("id"),
            letter.get("date"),
            "in".equals(letter.get("direction"))
                ? "from " + letter.get("fromName")
                : "to " + letter.get("toName"),
            letter.get("subject"),
            Fields.text(letter, "patient").isEmpty() ? "" : "  [" + letter.get("patient") + "]");
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> letter = state.get("letters", arguments.text("id").strip());
    return "From: %s <%s>\nTo: %s <%s>\nDate: %s\nFiled under: %s\nSubject: %s\n\n%s%s"
        .formatted(
            letter.get("fromName"),
            letter.get("from"),
            letter.get("toName"),
            letter.get("to"),
            letter.get("date"),
            Fields.text(letter, "patient").isEmpty()
                ? "-"
                : letter.get("patient") + " (" + letter.get("patientId") + ")",
            letter.get("subject"),
            letter.get("body"),
            Fields.texts(letter, "enclosures").isEmpty()
                ? ""
                : "\nEnclosed: " + String.join(", ", Fields.texts(letter, "enclosures")));
  }

  private static String send(State state, Arguments arguments) {
    Recipient to = Recipient.read(state, arguments, "to");
    String about = about(state, arguments, to);
    String subject = arguments.text("subject").strip();
    String body = arguments.text("body").strip();
    if (body.isEmpty()) {
      throw new ToolRefusal("The letter is empty.");
    }
    List<String> enclosures = arguments.texts("enclose").stream().distinct().toList();
    String enclosed = Outbox.enclosed(state, enclosures);
    Map<String, Object> letter =
        state.add("letters", "let", fields(state, to, about, subject, body, enclosures));
    Outbox.note(state, "letter", to, about, String.join("\n", subject, body, enclosed));
    Journal.note(
        state, "letter", Fields.text(letter, "id"), about.isEmpty() ? Journal.OUTSIDE : about);
    return "Sent %s to %s <%s>.".formatted(letter.get("id"), to.name(), to.address());
  }

  private static Map<String, Object> fields(
      State state,
      Recipient to,
      String about,
      String subject,
      String body,
      List<String> enclosures) {
    Object patient = about.isEmpty() ? "" : state.get("patients", about).get("name");
    return Fields.of(
        "kind",
        "sent",
        "direction",
        "out",
        "fromName",
        state.fact("company").get("name"),
        "from",
        state.fact("me").get("email"),
        "toName",
        to.name(),
        "to",
        to.address(),
        "patientId",
        about,
        "patient",
        patient,
        "subject",
        subject,
        "date",
        state.fact("company").get("today"),
        "body",
        body,
        "enclosures",
        enclosures,
        "trace",
        Fields.trace(body),
        "added",
        true,
        "detail",
        Map.of());
  }

  private static String about(State state, Arguments arguments, Recipient to) {
    return arguments
        .optionalText("patient")
        .map(id -> Fields.text(state.get("patients", id.strip()), "id"))
        .orElse(to.patientId());
  }
}
