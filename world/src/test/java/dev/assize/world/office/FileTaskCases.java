package dev.assize.world.office;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.office.Clerk.append;
import static dev.assize.world.office.Clerk.of;
import static dev.assize.world.office.Clerk.share;
import static dev.assize.world.office.Clerk.write;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that end in a file or in the address book. */
final class FileTaskCases {

  private FileTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(specifications(), logs(), agendas(), contacts())
        .flatMap(List::stream)
        .toList();
  }

  private static String request(WorldTrial t, String name) {
    return of(t, "messages", "request", name);
  }

  private static List<TaskCase> specifications() {
    String id = "share-specification";
    return List.of(
        done(
            id,
            "with a second colleague as well",
            t ->
                t.call(
                    "file_share",
                    "id",
                    request(t, "approved"),
                    "people",
                    List.of(Clerk.colleague(t, "quality"), request(t, "asker")))),
        not(
            id,
            "both versions",
            t -> {
              t.reference(0);
              share(t, request(t, "draft"), request(t, "asker"));
            }),
        not(
            id,
            "with everybody",
            t -> {
              t.reference(0);
              t.call("file_publish", "id", t.id("files", "approved"));
            }));
  }

  private static String decided(WorldTrial t, String name) {
    return of(t, "messages", "decision", name);
  }

  private static List<TaskCase> logs() {
    String id = "update-project-log";
    return List.of(
        done(
            id,
            "rewritten as a whole",
            t -> {
              Map<String, Object> log = t.first("files", "projectlog");
              write(
                  t,
                  log.get("path"),
                  log.get("content")
                      + "\nPallets: "
                      + decided(t, "pallets")
                      + "\nCall-off: "
                      + decided(t, "callOff"));
            }),
        not(
            id,
            "the old text is lost",
            t ->
                write(
                    t,
                    t.first("files", "projectlog").get("path"),
                    decided(t, "pallets") + " pallets, " + decided(t, "callOff"))),
        not(
            id,
            "without the number of pallets",
            t ->
                append(
                    t,
                    t.first("files", "projectlog").get("path"),
                    "Confirmed under " + decided(t, "callOff"))),
        not(
            id,
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static String agenda(String... topics) {
    return "- " + String.join("\n- ", topics);
  }

  private static List<TaskCase> agendas() {
    String id = "prepare-agenda";
    return List.of(
        done(
            id,
            "capitals and bullets",
            t -> {
              Map<String, Object> event = t.first("events", "board");
              Map<String, Object> mail = t.first("mails", "topics");
              write(
                  t,
                  t.detail(event, "path"),
                  agenda(
                          t.detail(mail, "second"),
                          t.detail(mail, "first"),
                          t.detail(event, "postponed"))
                      .toUpperCase(Locale.ROOT));
            }),
        not(
            id,
            "without what was postponed",
            t -> {
              Map<String, Object> mail = t.first("mails", "topics");
              write(
                  t,
                  of(t, "events", "board", "path"),
                  agenda(t.detail(mail, "first"), t.detail(mail, "second")));
            }),
        not(
            id,
            "filed elsewhere",
            t -> {
              Map<String, Object> mail = t.first("mails", "topics");
              write(
                  t,
                  "/office/agenda.txt",
                  agenda(
                      of(t, "events", "board", "postponed"),
                      t.detail(mail, "first"),
                      t.detail(mail, "second")));
            }));
  }

  private static void add(WorldTrial t, String name, String phone, String note) {
    Map<String, Object> mail = t.first("mails", "successor");
    t.call("contact_create", "name", name, "email", mail.get("from"), "phone", phone, "note", note);
  }

  private static List<TaskCase> contacts() {
    String id = "add-contact";
    return List.of(
        done(
            id,
            "phone number without spaces, name turned round",
            t -> {
              Map<String, Object> mail = t.first("mails", "successor");
              add(
                  t,
                  t.detail(mail, "last") + ", N.",
                  t.detail(mail, "phone").replace(" ", ""),
                  "Cust. no. " + t.detail(mail, "number"));
            }),
        not(
            id,
            "without the customer number",
            t -> {
              Map<String, Object> mail = t.first("mails", "successor");
              t.call(
                  "contact_create",
                  "name",
                  mail.get("fromName"),
                  "email",
                  mail.get("from"),
                  "phone",
                  t.detail(mail, "phone"));
            }),
        not(
            id,
            "with the company's own phone number",
            t -> {
              Map<String, Object> mail = t.first("mails", "successor");
              add(
                  t,
                  Fields.text(mail, "fromName"),
                  "+49 40 0000000",
                  "Customer number " + t.detail(mail, "number"));
            }));
  }
}
