package dev.assize.world.clinic;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Messages between the practice and its patients, and among colleagues. */
final class MessageTools {

  private static final int PAGE = 12;

  private MessageTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "message_list", MessageTools::list,
        "message_read", MessageTools::read,
        "message_send", MessageTools::send,
        "message_reply", MessageTools::reply);
  }

  private static String list(State state, Arguments arguments) {
    String folder = arguments.optionalText("folder").orElse("inbox");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("messages").stream()
            .filter(message -> folder.equals(message.get("folder")))
            .filter(message ->
                Fields.matches(
                    query,
                    Fields.text(message, "fromName"),
                    Fields.text(message, "toName"),
                    Fields.text(message, "patientId"),
                    Fields.text(message, "subject"),
                    Fields.text(message, "body")))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> m) -> Fields.text(m, "date") + m.get("time"))
                    .reversed())
            .map(MessageTools::row)
            .toList();
    return Page.of(rows, "messages in " + folder, PAGE, arguments);
  }

  private static String row(Map<String, Object> message) {
    String who =
        "sent".equals(message.get("folder"))
            ? "to " + message.get("toName")
            : "from " + message.get("fromName");
    return "%s  %s %s  %s%s: %s"
        .formatted(
            message.get("id"),
            message.get("date"),
            message.get("time"),
            who,
            patient(message),
            message.get("subject"));
  }

  private static String patient(Map<String, Object> message) {
    String patient = Fields.text(message, "patientId");
    return patient.isEmpty() ? "" : " (" + patient + ")";
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> message = state.get("messages", arguments.text("id").strip());
    return "From: %s <%s>\nTo: %s <%s>\nPatient: %s\nDate: %s %s\nSubject: %s\n\n%s"
        .formatted(
            message.get("fromName"),
            message.get("from"),
            message.get("toName"),
            message.get("to"),
            Fields.text(message, "patientId").isEmpty() ? "-" : message.get("patientId"),
            message.get("date"),
            message.get("time"),
            message.get("subject"),
            message.get("body"));
  }

  private static String send(State state, Arguments arguments) {
    String written = arguments.text("to").strip();
    Recipient to =
        state
            .find("patients", written)
            .map(Recipient::ofPatient)
            .or(() -> colleague(state, written))
            .or(() -> patientAt(state, arguments))
            .orElseThrow(() ->
                new ToolRefusal(
                    "Messages reach patients, by their id, and colleagues, by name or address. \"%s\" is neither; write a letter."
                        .formatted(written)));
    return deliver(
        state, to, arguments.optionalText("subject").orElse(""), arguments.text("body"), "");
  }

  private static Optional<Recipient> colleague(State state, String written) {
    String name = written.toLowerCase(Locale.ROOT).replaceFirst("^dr\\.? ", "");
    return state.all("staff").stream()
        .filter(colleague ->
            name.equals(colleague.get("email"))
                || name.equals(Fields.text(colleague, "name").toLowerCase(Locale.ROOT)))
        .map(colleague ->
            new Recipient(Fields.text(colleague, "name"), Fields.text(colleague, "email"), ""))
        .findFirst();
  }

  private static Optional<Recipient> patientAt(State state, Arguments arguments) {
    if (!arguments.text("to").contains("@")) {
      return Optional.empty();
    }
    String address = String.join("", Addresses.read(arguments, "to"));
    return state.all("patients").stream()
        .filter(patient -> address.equals(patient.get("email")))
        .map(Recipient::ofPatient)
        .findFirst();
  }

  private static String reply(State state, Arguments arguments) {
    Map<String, Object> message = state.get("messages", arguments.text("id").strip());
    if (!"inbox".equals(message.get("folder"))) {
      throw new ToolRefusal(message.get("id") + " was sent from here; there is nobody to answer.");
    }
    Recipient to =
        new Recipient(
            Fields.text(message, "fromName"),
            Fields.text(message, "from"),
            Fields.text(message, "patientId"));
    String subject = Fields.text(message, "subject");
    return deliver(
        state,
        to,
        subject.startsWith("Re: ") ? subject : "Re: " + subject,
        arguments.text("body"),
        Fields.text(message, "id"));
  }

  private static String deliver(
      State state, Recipient to, String subject, String body, String answers) {
    if (body.isBlank()) {
      throw new ToolRefusal("The message is empty.");
    }
    boolean outside = Addresses.outside(state, to.address());
    Map<String, Object> message =
        state.add(
            "messages",
            "msg",
            Fields.of(
                "kind", "sent",
                "folder", "sent",
                "fromName", state.fact("me").get("name"),
                "from", state.fact("me").get("email"),
                "toName", to.name(),
                "to", to.address(),
                "patientId", to.patientId(),
                "subject", subject,
                "date", state.fact("company").get("today"),
                "time", "16:30",
                "body", body.strip(),
                "answers", answers,
                "added", true,
                "detail", Map.of()));
    Outbox.note(state, "message", to, to.patientId(), subject + "\n" + body);
    Journal.note(
        state,
        outside ? "message" : "internal",
        Fields.text(message, "id"),
        outside && to.patientId().isEmpty() ? Journal.OUTSIDE : to.patientId());
    return "Sent %s to %s.".formatted(message.get("id"), to.name());
  }
}
