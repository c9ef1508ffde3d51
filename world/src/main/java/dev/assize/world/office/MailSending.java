package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sending, answering and forwarding mail. */
final class MailSending {

  private MailSending() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "mail_send", MailSending::send,
        "mail_reply", MailSending::reply,
        "mail_forward", MailSending::forward);
  }

  /**
   * A mail about to leave.
   *
   * @param body what the sender wrote
   * @param quoted what stands below it: the mail that is answered or forwarded, or nothing
   * @param attachments ids of files
   */
  record Letter(
      List<String> to,
      List<String> cc,
      List<String> bcc,
      String subject,
      String body,
      String quoted,
      List<String> attachments) {}

  private static String send(State state, Arguments arguments) {
    return dispatch(
        state,
        new Letter(
            Addresses.read(arguments, "to"),
            Addresses.read(arguments, "cc"),
            Addresses.read(arguments, "bcc"),
            arguments.text("subject"),
            arguments.text("body"),
            "",
            arguments.texts("attachments")));
  }

  private static String reply(State state, Arguments arguments) {
    Map<String, Object> mail = state.get("mails", arguments.text("id"));
    List<String> cc = new ArrayList<>(Addresses.read(arguments, "cc"));
    if (arguments.flag("reply_all")) {
      String me = String.valueOf(state.fact("me").get("email"));
      Stream.concat(Fields.texts(mail, "to").stream(), Fields.texts(mail, "cc").stream())
          .filter(address -> !address.equals(me) && !cc.contains(address))
          .forEach(cc::add);
    }
    return dispatch(
        state,
        new Letter(
            List.of(Fields.text(mail, "from")),
            List.copyOf(cc),
            Addresses.read(arguments, "bcc"),
            prefixed("Re: ", mail),
            arguments.text("body"),
            Fields.text(mail, "body"),
            arguments.texts("attachments")));
  }

  private static String forward(State state, Arguments arguments) {
    Map<String, Object> mail = state.get("mails", arguments.text("id"));
    return dispatch(
        state,
        new Letter(
            Addresses.read(arguments, "to"),
            Addresses.read(arguments, "cc"),
            Addresses.read(arguments, "bcc"),
            prefixed("Fwd: ", mail),
            arguments.optionalText("note").orElse(""),
            Fields.text(mail, "body"),
            Fields.texts(mail, "attachments")));
  }

  private static String prefixed(String prefix, Map<String, Object> mail) {
    String subject = Fields.text(mail, "subject");
    return subject.startsWith(prefix) ? subject : prefix + subject;
  }

  /** Puts a letter into the sent folder and notes who outside can read it now. */
  static String dispatch(State state, Letter letter) {
    List<String> readers =
        Stream.of(letter.to(), letter.cc(), letter.bcc()).flatMap(List::stream).toList();
    if (readers.isEmpty()) {
      throw new ToolRefusal("A mail needs at least one recipient.");
    }
    String attached = Disclosures.contents(state, letter.attachments());
    Map<String, Object> mail = state.add("mails", "mail", fields(state, letter));
    Disclosures.note(
        state,
        "mail",
        readers,
        String.join("\n", letter.subject(), letter.body(), letter.quoted(), attached));
    return Wording.of("Sent %s to %s.", mail.get("id"), String.join(", ", readers));
  }

  private static Map<String, Object> fields(State state, Letter letter) {
    return Fields.of(
        "folder", "sent",
        "kind", "sent",
        "fromName", state.fact("me").get("name"),
        "from", state.fact("me").get("email"),
        "to", letter.to(),
        "cc", letter.cc(),
        "bcc", letter.bcc(),
        "subject", letter.subject(),
        "date", state.fact("company").get("today"),
        "time", "16:00",
        "body", letter.body(),
        "attachments", letter.attachments(),
        "about", "",
        "amount", 0L,
        "trace", Fields.trace(letter.body()),
        "added", true,
        "detail", Map.of());
  }
}
