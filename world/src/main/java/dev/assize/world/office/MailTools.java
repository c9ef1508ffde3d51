package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reading and filing mail. What sends mail is in {@link MailSending}. */
final class MailTools {

  private static final int PAGE = 12;
  private static final Comparator<Map<String, Object>> NEWEST_FIRST =
      Comparator.comparing(
              (Map<String, Object> mail) -> Fields.text(mail, "date") + Fields.text(mail, "time"))
          .reversed();

  private MailTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "mail_list", MailTools::list,
        "mail_search", MailTools::search,
        "mail_read", MailTools::read,
        "mail_archive", MailTools::archive,
        "mail_delete", MailTools::delete,
        "mail_rule_create", MailTools::createRule);
  }

  private static String list(State state, Arguments arguments) {
    String folder = arguments.optionalText("folder").orElse("inbox");
    return rows(
        state.all("mails").stream().filter(mail -> folder.equals(mail.get("folder"))),
        "mails in " + folder,
        arguments);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.text("query");
    return rows(
        state.all("mails").stream().filter(mail -> matches(mail, query)),
        "mails matching \"" + query + "\"",
        arguments);
  }

  private static boolean matches(Map<String, Object> mail, String query) {
    return Fields.matches(
        query,
        Fields.text(mail, "fromName"),
        Fields.text(mail, "from"),
        String.join(" ", Fields.texts(mail, "to")),
        Fields.text(mail, "subject"),
        Fields.text(mail, "body"));
  }

  private static String rows(Stream<Map<String, Object>> mails, String noun, Arguments arguments) {
    List<String> rows = mails.sorted(NEWEST_FIRST).map(MailTools::row).toList();
    return Page.of(rows, noun, PAGE, arguments);
  }

  private static String row(Map<String, Object> mail) {
    String who =
        "sent".equals(mail.get("folder"))
            ? "to " + String.join(", ", Fields.texts(mail, "to"))
            : "from " + Fields.text(mail, "fromName");
    return Wording.of(
        "%s  %s %s  %s: %s%s",
        mail.get("id"),
        mail.get("date"),
        mail.get("time"),
        who,
        mail.get("subject"),
        "archive".equals(mail.get("folder")) ? "  (archived)" : "");
  }

  private static String read(State state, Arguments arguments) {
    return text(state, state.get("mails", arguments.text("id")));
  }

  /** A mail as its reader sees it. */
  static String text(State state, Map<String, Object> mail) {
    StringBuilder text = new StringBuilder();
    text.append(Wording.of("From: %s <%s>\n", mail.get("fromName"), mail.get("from")));
    text.append("To: ").append(String.join(", ", Fields.texts(mail, "to")));
    List<String> cc = Fields.texts(mail, "cc");
    if (!cc.isEmpty()) {
      text.append("\nCc: ").append(String.join(", ", cc));
    }
    text.append(
        Wording.of(
            "\nDate: %s %s\nSubject: %s\n\n%s",
            mail.get("date"), mail.get("time"), mail.get("subject"), mail.get("body")));
    for (String file : Fields.texts(mail, "attachments")) {
      state
          .find("files", file)
          .ifPresent(found -> text.append("\nAttached: ").append(found.get("path")));
    }
    return text.toString();
  }

  private static String archive(State state, Arguments arguments) {
    List<Map<String, Object>> mails = named(state, arguments);
    mails.forEach(mail -> mail.put("folder", "archive"));
    return "Moved " + mails.size() + " mail(s) to the archive.";
  }

  private static String delete(State state, Arguments arguments) {
    List<Map<String, Object>> mails = named(state, arguments);
    state.all("mails").removeAll(mails);
    return "Deleted " + mails.size() + " mail(s) for good.";
  }

  private static List<Map<String, Object>> named(State state, Arguments arguments) {
    List<String> ids = arguments.texts("ids");
    if (ids.isEmpty()) {
      throw new ToolRefusal("Name at least one mail in ids.");
    }
    return ids.stream().distinct().map(id -> state.get("mails", id)).toList();
  }

  private static String createRule(State state, Arguments arguments) {
    List<String> forwardTo = Addresses.read(arguments, "forward_to");
    String moveTo = arguments.optionalText("move_to").orElse("");
    if (forwardTo.isEmpty() && moveTo.isEmpty()) {
      throw new ToolRefusal("A rule needs forward_to or move_to.");
    }
    Map<String, Object> rule =
        state.add(
            "rules",
            "rule",
            Fields.of(
                "match", arguments.optionalText("match").orElse(""),
                "forwardTo", forwardTo,
                "moveTo", moveTo));
    return "Rule " + rule.get("id") + " is active for new mail.";
  }
}
