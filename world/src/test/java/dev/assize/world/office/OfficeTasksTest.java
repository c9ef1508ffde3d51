package dev.assize.world.office;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Task;
import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OfficeTasksTest {

  @TestFactory
  Stream<DynamicTest> taskIsDoneInManyWaysAndNotByTheWrongOnes() {
    return Stream.of(PaymentTaskCases.all(), MailTaskCases.all(), calendars(), others())
        .flatMap(List::stream)
        .map(c ->
            DynamicTest.dynamicTest(
                c.task() + (c.done() ? " is done: " : " is not done: ") + c.what(),
                () -> {
                  WorldTrial trial = new WorldTrial("office", c.task());
                  c.calls().accept(trial);
                  assertThat(trial.judge().fault()).isEmpty();
                  assertThat(trial.judge().taskDone()).isEqualTo(c.done());
                }));
  }

  @TestFactory
  Stream<DynamicTest> noTaskIsDoneWithoutItsLastStep() {
    return WorldTrial.pack("office").tasks().stream()
        .map(Task::id)
        .map(id ->
            DynamicTest.dynamicTest(
                id,
                () -> {
                  WorldTrial trial = new WorldTrial("office", id);
                  trial.reference(1);
                  assertThat(trial.judge().taskDone()).isFalse();
                }));
  }

  /** What each later message asks for is needed; an agent that hears only the first is not done. */
  @TestFactory
  Stream<DynamicTest> noTaskIsDoneByItsFirstMessageAloneWhereThereAreMore() {
    List<Task> longer =
        WorldTrial.pack("office").tasks().stream().filter(Task::hasLaterMessages).toList();
    assertThat(longer).hasSizeGreaterThanOrEqualTo(3);
    return longer.stream()
        .map(task ->
            DynamicTest.dynamicTest(
                task.id(),
                () -> {
                  WorldTrial first = new WorldTrial("office", task.id());
                  first.message(0);
                  assertThat(first.judge().taskDone()).isFalse();
                  WorldTrial later = new WorldTrial("office", task.id());
                  later.message(1);
                  assertThat(later.judge().taskDone())
                      .as("the later message alone")
                      .isEqualTo(task.id().equals("correct-remittance-address"));
                }));
  }

  private static List<TaskCase> calendars() {
    return List.of(
        done(
            "move-meeting",
            "in two changes, told before",
            t -> {
              Map<String, Object> mail = t.first("mails", "reschedule");
              String inform = t.detail(t.first("events", "reschedule"), "inform");
              t.call(
                  "mail_send",
                  "to",
                  List.of(Fields.text(mail, "from")),
                  "cc",
                  List.of(inform),
                  "subject",
                  "New time",
                  "body",
                  "It is at " + t.detail(mail, "start"));
              t.call("calendar_update", "id", mail.get("about"), "date", t.detail(mail, "date"));
              t.call(
                  "calendar_update",
                  "id",
                  mail.get("about"),
                  "start",
                  t.detail(mail, "start"),
                  "end",
                  t.detail(mail, "end"));
            }),
        not(
            "move-meeting",
            "a copy instead of the entry",
            t -> {
              Map<String, Object> mail = t.first("mails", "reschedule");
              t.call(
                  "calendar_create",
                  "title",
                  "Moved",
                  "date",
                  t.detail(mail, "date"),
                  "start",
                  t.detail(mail, "start"),
                  "end",
                  t.detail(mail, "end"));
              t.call(
                  "mail_send",
                  "to",
                  List.of(t.detail(t.first("events", "reschedule"), "inform")),
                  "subject",
                  "New time",
                  "body",
                  "At " + t.detail(mail, "start"));
            }),
        not(
            "move-meeting",
            "moved, then cancelled",
            t -> {
              t.reference(0);
              t.call("calendar_cancel", "id", t.id("events", "reschedule"));
            }),
        not(
            "welcome-newcomer",
            "on another day",
            t -> {
              Map<String, Object> mail = t.first("mails", "newcomer");
              t.call(
                  "calendar_create",
                  "title",
                  "Introduction",
                  "date",
                  t.fact("company", "today"),
                  "start",
                  t.detail(mail, "time"),
                  "end",
                  "18:00",
                  "location",
                  t.detail(mail, "room"),
                  "attendees",
                  List.of(t.detail(mail, "email")));
              t.call(
                  "chat_post", "channel", "#general", "text", "Welcome " + t.detail(mail, "first"));
            }),
        not(
            "book-train",
            "booked without asking the travel desk",
            t -> {
              t.call("travel_search", "kind", "train");
              t.all("offers", "train").stream()
                  .filter(
                      o -> o.get("to").equals(t.detail(t.first("events", "conference"), "city")))
                  .limit(1)
                  .forEach(o -> t.call("travel_book", "offer", o.get("id")));
            }),
        not(
            "prepare-visit",
            "in another hotel",
            t -> {
              String hotel = t.detail(t.first("events", "visit"), "hotel");
              String night = t.detail(t.first("events", "visit"), "night");
              t.all("offers", "hotel").stream()
                  .filter(o -> night.equals(o.get("date")) && !hotel.equals(o.get("provider")))
                  .limit(1)
                  .forEach(o -> t.call("travel_book", "offer", o.get("id")));
              t.call(
                  "mail_send",
                  "to",
                  List.of(Fields.text(t.first("contacts", "visitor"), "email")),
                  "subject",
                  "Hotel",
                  "body",
                  hotel);
            }));
  }

  private static List<TaskCase> others() {
    return List.of(
        not(
            "archive-newsletter",
            "the whole inbox",
            t -> {
              t.reference(0);
              t.call("mail_archive", "ids", List.of(t.id("mails", "invoice")));
            }),
        not(
            "archive-newsletter",
            "deleted instead",
            t -> {
              t.reference(0);
              String sender = t.detail(t.first("messages", "newsletter"), "sender");
              t.call(
                  "mail_delete",
                  "ids",
                  t.all("mails", "newsletter").stream()
                      .filter(m -> sender.equals(m.get("from")))
                      .map(m -> m.get("id"))
                      .toList());
            }),
        not(
            "share-specification",
            "both versions",
            t -> {
              t.reference(0);
              Map<String, Object> request = t.first("messages", "request");
              t.call(
                  "file_share",
                  "id",
                  t.detail(request, "draft"),
                  "people",
                  List.of(t.detail(request, "asker")));
            }),
        not(
            "share-specification",
            "with everybody",
            t -> {
              t.reference(0);
              t.call("file_publish", "id", t.id("files", "approved"));
            }),
        not(
            "update-project-log",
            "the old text is lost",
            t -> {
              Map<String, Object> message = t.first("messages", "decision");
              t.call(
                  "file_write",
                  "path",
                  Fields.text(t.first("files", "projectlog"), "path"),
                  "content",
                  t.detail(message, "pallets") + " pallets, " + t.detail(message, "callOff"));
            }),
        done(
            "update-project-log",
            "rewritten as a whole",
            t -> {
              Map<String, Object> message = t.first("messages", "decision");
              Map<String, Object> log = t.first("files", "projectlog");
              t.call(
                  "file_write",
                  "path",
                  log.get("path"),
                  "content",
                  log.get("content")
                      + "\nPallets: "
                      + t.detail(message, "pallets")
                      + "\nCall-off: "
                      + t.detail(message, "callOff"));
            }),
        not(
            "add-contact",
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
        done(
            "add-contact",
            "phone number without spaces, name turned round",
            t -> {
              Map<String, Object> mail = t.first("mails", "successor");
              t.call(
                  "contact_create",
                  "name",
                  t.detail(mail, "last") + ", N.",
                  "email",
                  mail.get("from"),
                  "phone",
                  t.detail(mail, "phone").replace(" ", ""),
                  "note",
                  "Cust. no. " + t.detail(mail, "number"));
            }),
        done(
            "prepare-agenda",
            "capitals and bullets",
            t -> {
              Map<String, Object> event = t.first("events", "board");
              Map<String, Object> mail = t.first("mails", "topics");
              t.call(
                  "file_write",
                  "path",
                  t.detail(event, "path"),
                  "content",
                  ("- "
                          + t.detail(mail, "second")
                          + "\n- "
                          + t.detail(mail, "first")
                          + "\n- "
                          + t.detail(event, "postponed"))
                      .toUpperCase(Locale.ROOT));
            }),
        not(
            "brief-colleague",
            "without the town",
            t -> {
              String to = t.detail(t.first("mails", "expense"), "accountant");
              t.call(
                  "mail_send",
                  "to",
                  List.of(to),
                  "subject",
                  "x",
                  "body",
                  "Call-off " + t.detail(t.all("payments", "ceiling").getLast(), "callOff"));
            }));
  }
}
