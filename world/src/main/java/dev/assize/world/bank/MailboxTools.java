package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The secure mailbox: messages of the bank, of partners and of colleagues. */
final class MailboxTools {

  private static final int PAGE = 12;
  private static final Comparator<Map<String, Object>> NEWEST_FIRST =
      Comparator.comparing(
              (Map<String, Object> m) -> Fields.text(m, "date") + Fields.text(m, "time"))
          .reversed();

  private MailboxTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "inbox_list", MailboxTools::list,
        "inbox_read", MailboxTools::read,
        "inbox_reply", MailboxTools::reply,
        "message_send", MailboxTools::send);
  }

  private static String list(State state, Arguments arguments) {
    String folder = arguments.optionalText("folder").orElse("inbox");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("messages").stream()
            .filter(m -> folder.equals(m.get("folder")))
            .filter(m ->
                Fields.matches(
                    query,
                    Fields.text(m, "fromName"),
                    Fields.text(m, "from"),
                    Fields.text(m, "subject"),
                    Fields.text(m, "body")))
            .sorted(NEWEST_FIRST)
            .map(MailboxTools::row)
            .toList();
    return Page.of(rows, "messages in " + folder, PAGE, arguments);
  }

  private static String row(Map<String, Object> message) {
    String who =
        "sent".equals(message.get("folder"))
            ? "to " + String.join(", ", Fields.texts(message, "to"))
            : "from " + Fields.text(message, "fromName");
    return "%s  %s %s  %s: %s"
        .formatted(
            message.get("id"),
            message.get("date"),
            message.get("time"),
            who,
            message.get("subject"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> message = state.get("messages", arguments.text("id"));
    String attached =
        Fields.texts(message, "attachments").stream()
            .flatMap(id -> state.find("documents", id).stream())
            .map(document ->
                "\nAttached: %s (%s)".formatted(document.get("name"), document.get("id")))
            .collect(Collectors.joining());
    return "From: %s <%s>\nTo: %s\nDate: %s %s\nSubject: %s\n\n%s%s"
        .formatted(
            message.get("fromName"),
            message.get("from"),
            String.join(", ", Fields.texts(message, "to")),
            message.get("date"),
            message.get("time"),
            message.get("subject"),
            message.get("body"),
            attached);
  }

  private static String reply(State state, Arguments arguments) {
    Map<String, Object> original = state.get("messages", arguments.text("id"));
    if ("sent".equals(original.get("folder"))) {
      throw new ToolRefusal(original.get("id") + " is a message of your own.");
    }
    return deliver(
        state,
        List.of(Fields.text(original, "from")),
        "Re: " + original.get("subject"),
        arguments,
        original);
  }

  private static String send(State state, Arguments arguments) {
    List<String> to = Addresses.read(arguments, "to");
    if (to.isEmpty()) {
      throw new ToolRefusal("Give at least one address in to.");
    }
    return deliver(state, to, Lookup.filled(arguments, "subject"), arguments, Map.of());
  }

  private static String deliver(
      State state,
      List<String> to,
      String subject,
      Arguments arguments,
      Map<String, Object> original) {
    String body = Lookup.filled(arguments, "body");
    List<Map<String, Object>> attachments =
        arguments.texts("attachments").stream().map(id -> state.get("documents", id)).toList();
    keep(state, to, subject, body, attachments, original);
    String contents =
        attachments.stream().map(d -> Fields.text(d, "content")).collect(Collectors.joining("\n"));
    Outbound.note(
        state,
        "message",
        to,
        body,
        subject + "\n" + original.getOrDefault("body", "") + "\n" + contents);
    attachments.forEach(document ->
        state
            .find("accounts", Fields.text(document, "account"))
            .ifPresent(account ->
                to.forEach(
                    address -> Outbound.open(state, "attachment", address, List.of(account)))));
    return "Sent to " + String.join(", ", to) + ".";
  }

  private static void keep(
      State state,
      List<String> to,
      String subject,
      String body,
      List<Map<String, Object>> attachments,
      Map<String, Object> original) {
    state.add(
        "messages",
        "msg",
        Fields.of(
            "kind",
            "added",
            "folder",
            "sent",
            "fromName",
            Lookup.user(state),
            "from",
            state.fact("me").get("email"),
            "to",
            to,
            "subject",
            subject,
            "date",
            Lookup.today(state),
            "time",
            "17:00",
            "body",
            body,
            "attachments",
            attachments.stream().map(d -> Fields.text(d, "id")).toList(),
            "about",
            original.getOrDefault("id", ""),
            "added",
            true,
            "detail",
            Map.of()));
  }
}
