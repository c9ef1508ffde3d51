package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lies on the assistant's desk: letters, messages, bills and the practice's guidelines. */
final class Desk {

  private final Clinic clinic;
  private final Draw draw;

  Desk(Clinic clinic) {
    this.clinic = clinic;
    draw = clinic.draw();
  }

  /**
   * A letter that came in.
   *
   * @param patient whom it is about; null if nobody in particular
   */
  Map<String, Object> letter(
      String kind,
      Map<String, Object> from,
      @Nullable Map<String, Object> patient,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return clinic
        .state()
        .add(
            "letters",
            "let",
            Fields.of(
                "id", draw.id("let"),
                "kind", kind,
                "direction", "in",
                "fromName", from.get("name"),
                "from", from.get("email"),
                "toName", clinic.cast().company(),
                "to", clinic.cast().me().email(),
                "patientId", patient == null ? "" : patient.get("id"),
                "patient", patient == null ? "" : patient.get("name"),
                "subject", subject,
                "date", date.toString(),
                "body", body.strip(),
                "enclosures", List.of(),
                "trace", Fields.trace(body),
                "added", false,
                "detail", Fields.of(detail)));
  }

  /** A message from a patient. */
  Map<String, Object> fromPatient(
      String kind,
      Map<String, Object> patient,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return message(
        kind,
        Fields.text(patient, "name"),
        Fields.text(patient, "email"),
        Fields.text(patient, "id"),
        date,
        subject,
        body,
        Fields.of(detail));
  }

  /** A message from a colleague. */
  Map<String, Object> fromColleague(
      String kind, Person from, LocalDate date, String subject, String body) {
    return message(kind, from.name(), from.email(), "", date, subject, body, Map.of());
  }

  /** A message from somebody outside who is no patient. */
  Map<String, Object> fromOutside(
      String kind, Map<String, Object> from, LocalDate date, String subject, String body) {
    return message(
        kind,
        Fields.text(from, "contact") + ", " + Fields.text(from, "name"),
        Fields.text(from, "email"),
        "",
        date,
        subject,
        body,
        Map.of());
  }

  /**
   * A bill.
   *
   * @param remark what the insurer has written on it
   */
  Map<String, Object> bill(
      String kind,
      Map<String, Object> patient,
      LocalDate date,
      List<String> items,
      long amount,
      String status,
      String remark,
      @Nullable Object... detail) {
    return clinic
        .state()
        .add(
            "bills",
            "bill",
            Fields.of(
                "id", draw.id("bill"),
                "kind", kind,
                "patientId", patient.get("id"),
                "patient", patient.get("name"),
                "insurer", patient.get("insurer"),
                "date", date.toString(),
                "items", items,
                "amount", amount,
                "status", status,
                "remark", remark,
                "detail", Fields.of(detail)));
  }

  Map<String, Object> guideline(
      String topic, String title, String text, @Nullable Object... detail) {
    return clinic
        .state()
        .add(
            "guidelines",
            "gl",
            Fields.of(
                "id",
                draw.id("gl"),
                "kind",
                topic,
                "topic",
                topic,
                "title",
                title,
                "text",
                text.strip(),
                "detail",
                Fields.of(detail)));
  }

  private Map<String, Object> message(
      String kind,
      String fromName,
      String from,
      String patientId,
      LocalDate date,
      String subject,
      String body,
      Map<String, Object> detail) {
    return clinic
        .state()
        .add(
            "messages",
            "msg",
            Fields.of(
                "id",
                draw.id("msg"),
                "kind",
                kind,
                "folder",
                "inbox",
                "fromName",
                fromName,
                "from",
                from,
                "toName",
                clinic.cast().me().name(),
                "to",
                clinic.cast().me().email(),
                "patientId",
                patientId,
                "subject",
                subject,
                "date",
                date.toString(),
                "time",
                draw.time(7, 15),
                "body",
                body.strip(),
                "answers",
                "",
                "added",
                false,
                "detail",
                detail));
  }
}
