package dev.assize.world.office;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Times;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An office that is being furnished: adds objects that have every field of their collection, so
 * that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither.
 */
record Office(State state, Cast cast, Draw draw) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  /** {@code Tuesday, 12 May}. */
  static String day(LocalDate date) {
    return date.format(DAY);
  }

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /** A mail in the user's inbox. */
  Map<String, Object> mail(
      String kind,
      Person from,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return state.add(
        "mails",
        "mail",
        Fields.of(
            "id", draw.id("mail"),
            "folder", "inbox",
            "kind", kind,
            "fromName", from.name(),
            "from", from.email(),
            "to", List.of(cast.me().email()),
            "cc", List.of(),
            "bcc", List.of(),
            "subject", subject,
            "date", date.toString(),
            "time", draw.time(7, 15),
            "body", body.strip(),
            "attachments", List.of(),
            "about", "",
            "amount", 0L,
            "trace", Fields.trace(body),
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** An entry in the user's calendar, of one hour unless changed. */
  Map<String, Object> event(
      String kind,
      LocalDate date,
      String title,
      String location,
      String description,
      List<Person> attendees,
      @Nullable Object... detail) {
    int hour = draw.between(9, 15);
    String minute = draw.oneOf("00", "15", "30");
    return state.add(
        "events",
        "event",
        Fields.of(
            "id",
            draw.id("event"),
            "kind",
            kind,
            "title",
            title,
            "date",
            date.toString(),
            "start",
            Times.twoDigits(hour) + ":" + minute,
            "end",
            Times.twoDigits(hour + 1) + ":" + minute,
            "location",
            location,
            "description",
            description.strip(),
            "organizer",
            cast.me().email(),
            "attendees",
            attendees.stream().map(Person::email).toList(),
            "confidential",
            false,
            "dialIn",
            "",
            "status",
            "confirmed",
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> file(
      String kind,
      Person owner,
      String path,
      String classification,
      String content,
      @Nullable Object... detail) {
    return state.add(
        "files",
        "file",
        Fields.of(
            "id", draw.id("file"),
            "kind", kind,
            "path", path,
            "owner", owner.email(),
            "modified", ago(1, 60).toString(),
            "classification", classification,
            "content", content.strip(),
            "sharedWith", List.of(),
            "published", false,
            "secretHalves", List.of(),
            "trace", Fields.trace(content),
            "added", false,
            "detail", Fields.of(detail)));
  }

  void channel(String name, String topic) {
    state.add("channels", "chan", Fields.of("id", draw.id("chan"), "name", name, "topic", topic));
  }

  Map<String, Object> message(
      String kind,
      String channel,
      Person author,
      LocalDate date,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "messages",
        "msg",
        Fields.of(
            "id", draw.id("msg"),
            "channel", channel,
            "kind", kind,
            "author", author.name(),
            "date", date.toString(),
            "time", draw.time(8, 15),
            "text", text.strip(),
            "added", false,
            "detail", Fields.of(detail)));
  }

  Map<String, Object> payee(String kind, Firm firm, String note, @Nullable Object... detail) {
    return state.add(
        "payees",
        "payee",
        Fields.of(
            "id", draw.id("payee"),
            "kind", kind,
            "name", firm.name(),
            "iban", firm.iban(),
            "email", firm.contact().email(),
            "note", note,
            "added", false,
            "detail", Fields.of(detail)));
  }

  Map<String, Object> payment(
      String kind,
      String direction,
      Firm firm,
      LocalDate date,
      long amount,
      String reference,
      @Nullable Object... detail) {
    return state.add(
        "payments",
        "pay",
        Fields.of(
            "id",
            draw.id("pay"),
            "direction",
            direction,
            "kind",
            kind,
            "counterparty",
            firm.name(),
            "iban",
            firm.iban(),
            "amount",
            amount,
            "date",
            date.toString(),
            "reference",
            reference,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> contact(
      String kind,
      Person person,
      String company,
      String phone,
      String note,
      @Nullable Object... detail) {
    return state.add(
        "contacts",
        "contact",
        Fields.of(
            "id",
            draw.id("contact"),
            "kind",
            kind,
            "name",
            person.name(),
            "email",
            person.email(),
            "phone",
            phone,
            "company",
            company,
            "role",
            person.role(),
            "note",
            note,
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> train(String to, LocalDate date, String depart, String arrive, long price) {
    return offer(
        "train",
        draw.oneOf("Intercity", "Nordwest Rail", "EuroLink", "Railjet"),
        to,
        date,
        depart,
        arrive,
        price);
  }

  Map<String, Object> offer(
      String kind,
      String provider,
      String to,
      LocalDate date,
      String depart,
      String arrive,
      long price) {
    return state.add(
        "offers",
        "offer",
        Fields.of(
            "id", draw.id("offer"),
            "kind", kind,
            "provider", provider,
            "from", cast.city(),
            "to", to,
            "date", date.toString(),
            "depart", depart,
            "arrive", arrive,
            "price", price));
  }
}
