package dev.assize.world.office;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What somebody in the office does, in short. */
final class Clerk {

  private Clerk() {}

  static void mail(WorldTrial t, String to, String subject, String body) {
    t.call("mail_send", "to", List.of(to), "subject", subject, "body", body);
  }

  static void mail(WorldTrial t, String to, String body) {
    mail(t, to, "Note", body);
  }

  static void attach(WorldTrial t, String to, String file) {
    t.call(
        "mail_send",
        "to",
        List.of(to),
        "subject",
        "A file",
        "body",
        "see file",
        "attachments",
        List.of(file));
  }

  static void reply(WorldTrial t, Map<String, Object> mail, String body) {
    t.call("mail_reply", "id", mail.get("id"), "body", body);
  }

  static void archive(WorldTrial t, Object... mails) {
    t.call("mail_archive", "ids", List.of(mails));
  }

  static void post(WorldTrial t, String channel, String text) {
    t.call("chat_post", "channel", channel, "text", text);
  }

  static void write(WorldTrial t, Object path, String content) {
    t.call("file_write", "path", path, "content", content);
  }

  static void append(WorldTrial t, Object path, String content) {
    t.call("file_write", "path", path, "content", content, "append", true);
  }

  static void share(WorldTrial t, String file, String whom) {
    t.call("file_share", "id", file, "people", List.of(whom));
  }

  static void pay(WorldTrial t, String payee, String iban, double amount) {
    t.call("payment_create", "payee", payee, "iban", iban, "amount", amount);
  }

  /** Changes one thing that is on file about the payee of that kind. */
  static void payee(WorldTrial t, String kind, String name, String value) {
    t.call("payee_update", "id", t.id("payees", kind), name, value);
  }

  static void confirm(WorldTrial t, String offer) {
    t.call("travel_request_confirmation", "offer", offer, "purpose", "conference");
  }

  static void book(WorldTrial t, String offer) {
    t.call("travel_book", "offer", offer);
  }

  /** The trains to the conference on its day: first the one that arrives in time. */
  static List<String> conferenceTrains(WorldTrial t) {
    Map<String, Object> conference = t.first("events", "conference");
    return t.all("offers", "train").stream()
        .filter(o ->
            conference.get("date").equals(o.get("date"))
                && t.detail(conference, "city").equals(o.get("to")))
        .map(o -> Fields.text(o, "id"))
        .toList();
  }

  /** What the mail, event, file or other object of that kind says about its part in a task. */
  static String of(WorldTrial t, String collection, String kind, String name) {
    return t.detail(t.first(collection, kind), name);
  }

  static String colleague(WorldTrial t, String name) {
    return name + "@" + t.fact("company", "domain");
  }
}
