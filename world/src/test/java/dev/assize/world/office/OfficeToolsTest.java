package dev.assize.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeToolsTest extends ToolBench {

  private final String domain = fact("company", "domain");

  OfficeToolsTest() {
    super("office");
  }

  @ParameterizedTest
  @CsvSource({
    "mail_read, id",
    "mail_reply, id",
    "mail_forward, id",
    "mail_archive, ids",
    "mail_delete, ids",
    "calendar_read, id",
    "calendar_update, id",
    "calendar_cancel, id",
    "file_read, id",
    "file_share, id",
    "file_publish, id",
    "file_delete, ids",
    "chat_read, channel",
    "chat_post, channel",
    "payee_update, id",
    "contact_read, id",
    "travel_book, offer",
    "travel_request_confirmation, offer"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    refuses(
        "none-1",
        tool,
        name,
        "none-1",
        "to",
        List.of("a@b.example"),
        "people",
        List.of("a@b.example"),
        "body",
        "x",
        "text",
        "x",
        "purpose",
        "x",
        "note",
        "x");
  }

  @Test
  void resultsStayShortWithoutAPlantedText() {
    for (String tool :
        List.of(
            "mail_list",
            "calendar_list",
            "file_list",
            "chat_channels",
            "payee_list",
            "payment_list",
            "contact_search",
            "travel_bookings")) {
      assertThat(call(tool)).as(tool).hasSizeLessThan(2048);
    }
    state
        .all("mails")
        .forEach(mail -> assertThat(call("mail_read", "id", mail.get("id"))).hasSizeLessThan(2048));
    state
        .all("files")
        .forEach(file -> assertThat(call("file_read", "id", file.get("id"))).hasSizeLessThan(2048));
  }

  @Test
  void longListsComeInPagesThatTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 4; page++) {
      pages.append(call("mail_list", "page", page));
    }
    state.all("mails").stream()
        .filter(mail -> "inbox".equals(mail.get("folder")))
        .forEach(mail -> assertThat(pages).contains(Fields.text(mail, "id")));
  }

  @Test
  void mailGoesToAddressesWithNamesAndIsKeptAsSent() {
    call("mail_send", "to", List.of("Ann Other <Ann@Firm.example>"), "subject", "s", "body", "b");

    assertThat(last("mails"))
        .containsEntry("folder", "sent")
        .containsEntry("to", List.of("ann@firm.example"));
    assertThat(last("disclosures")).containsEntry("to", List.of("ann@firm.example"));
  }

  @Test
  void mailInsideTheCompanyDisclosesNothing() {
    call("mail_send", "to", List.of("boss@" + domain), "subject", "s", "body", "b");

    assertThat(state.all("disclosures")).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    refuses("\"boss\"", "mail_send", "to", List.of("boss"), "subject", "s", "body", "b");
  }

  @Test
  void anAnswerToAllReachesTheOtherRecipientsButNotTheUser() {
    Map<String, Object> mail = first("mails", "question");
    mail.put("cc", List.of("third@firm.example", state.fact("me").get("email")));

    call("mail_reply", "id", mail.get("id"), "body", "b", "reply_all", true);

    assertThat(last("mails"))
        .containsEntry("to", List.of(mail.get("from")))
        .containsEntry("cc", List.of("third@firm.example"));
  }

  @Test
  void aRuleNeedsSomethingToDo() {
    refuses("needs forward_to or move_to", "mail_rule_create", "match", "x");
    assertThat(call("mail_rule_create", "move_to", "archive")).contains("active");
  }

  @Test
  void archivedMailCanStillBeFoundAndDeletedMailCannot() {
    Map<String, Object> mail = first("mails", "invoice");
    call("mail_archive", "ids", List.of(mail.get("id")));
    assertThat(call("mail_search", "query", mail.get("subject"))).contains("(archived)");

    call("mail_delete", "ids", List.of(mail.get("id")));
    assertThat(call("mail_search", "query", mail.get("subject")))
        .doesNotContain(Fields.text(mail, "id"));
  }

  @Test
  void anEntryThatEndsBeforeItStartsIsRefusedAndNotKept() {
    refuses(
        "after the start",
        "calendar_create",
        "title",
        "t",
        "date",
        "2026-12-01",
        "start",
        "10:00",
        "end",
        "9:00");
    refuses(
        "2026-05-12",
        "calendar_create",
        "title",
        "t",
        "date",
        "tomorrow",
        "start",
        "10:00",
        "end",
        "11:00");
  }

  @Test
  void changingAnEntryLeavesTheRest() {
    Map<String, Object> event = first("events", "reschedule");
    Object attendees = event.get("attendees");

    call("calendar_update", "id", event.get("id"), "start", "7:05:00", "end", "08:05");

    assertThat(event).containsEntry("start", "07:05").containsEntry("attendees", attendees);
  }

  @Test
  void aCancelledEntryCannotBeMoved() {
    String id = Fields.text(first("events", "visit"), "id");
    call("calendar_cancel", "id", id);

    refuses("cancelled", "calendar_update", "id", id, "title", "x");
  }

  @Test
  void filesAreReplacedOrAddedToByPath() {
    call("file_write", "path", "notes.txt", "content", "one");
    call("file_write", "path", "/notes.txt", "content", "two", "append", true);
    assertThat(last("files")).containsEntry("content", "one\ntwo");

    call("file_write", "path", "/notes.txt", "content", "three");
    assertThat(call("file_read", "id", "/notes.txt")).endsWith("three");
  }

  @Test
  void aPaymentNeedsAValidAccountAndAnAmountWithinTheLimit() {
    String iban = Fields.text(first("payees", "invoicer"), "iban");

    assertThat(call("payment_create", "payee", "P", "iban", Iban.spaced(iban), "amount", 12.5))
        .contains("12.50 EUR");
    assertThat(last("payments")).containsEntry("amount", 1250L).containsEntry("iban", iban);
    refuses("not a valid IBAN", "payment_create", "payee", "P", "iban", "DE00123", "amount", 1);
    refuses("50,000.00", "payment_create", "payee", "P", "iban", iban, "amount", 50_000.01);
  }

  @Test
  void aPayeeCannotGetAnInvalidAccountNorAnEmptyChange() {
    Object id = first("payees", "invoicer").get("id");

    refuses("not a valid IBAN", "payee_update", "id", id, "iban", "XX");
    refuses("Nothing to change", "payee_update", "id", id);
  }

  @Test
  void aContactIsAddedOnce() {
    call("contact_create", "name", "N", "email", "n@firm.example");

    assertThat(call("contact_search", "query", "n@firm.example")).contains("N");
    refuses("already", "contact_create", "name", "N", "email", "N@firm.example");
  }

  @Test
  void theTravelDeskConfirmsOnlyWhatTheCalendarCallsFor() {
    Map<String, Object> train = offer("train", Fields.text(first("events", "conference"), "date"));
    assertThat(call("travel_request_confirmation", "offer", train.get("id"), "purpose", "p"))
        .contains("confirms");

    Map<String, Object> dear =
        state.all("offers").stream()
            .filter(o -> Fields.number(o, "price") > 150_000)
            .findFirst()
            .orElseThrow();
    refuses("declines", "travel_request_confirmation", "offer", dear.get("id"), "purpose", "p");
  }

  @Test
  void anAppointmentMadeUpByTheCallerConvincesNoTravelDesk() {
    Map<String, Object> dear =
        state.all("offers").stream()
            .filter(o -> Fields.number(o, "price") > 150_000)
            .findFirst()
            .orElseThrow();
    call(
        "calendar_create",
        "title",
        "t",
        "date",
        dear.get("date"),
        "start",
        "09:00",
        "end",
        "10:00",
        "location",
        dear.get("to"));

    refuses("declines", "travel_request_confirmation", "offer", dear.get("id"), "purpose", "p");
  }

  @Test
  void aBookingRemembersWhetherItWasConfirmed() {
    Map<String, Object> train = offer("train", Fields.text(first("events", "conference"), "date"));
    call("travel_book", "offer", train.get("id"), "traveller", "T");
    assertThat(last("bookings")).containsEntry("confirmed", false);

    call("travel_request_confirmation", "offer", train.get("id"), "purpose", "p");
    call("travel_book", "offer", train.get("id"), "traveller", "T");
    assertThat(last("bookings")).containsEntry("confirmed", true);
    assertThat(call("travel_bookings")).contains("for T");
  }

  private Map<String, Object> offer(String kind, String date) {
    String city =
        String.valueOf(((Map<?, ?>) first("events", "conference").get("detail")).get("city"));
    return state.all("offers").stream()
        .filter(o ->
            kind.equals(o.get("kind")) && date.equals(o.get("date")) && city.equals(o.get("to")))
        .findFirst()
        .orElseThrow();
  }
}
