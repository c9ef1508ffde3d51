package dev.assize.world.bank;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Messages and documents of an online banking that is being furnished. */
interface Papers {

  State state();

  Cast cast();

  Draw draw();

  /** A working day some days ago. */
  LocalDate ago(int low, int high);

  default Map<String, Object> message(
      String kind, Person from, LocalDate date, String subject, String body) {
    return message(kind, from, date, subject, body, Map.of());
  }

  default Map<String, Object> message(
      String kind,
      Person from,
      LocalDate date,
      String subject,
      String body,
      Map<String, Object> detail) {
    return state()
        .add(
            "messages",
            "msg",
            Fields.of(
                "id", draw().id("msg"),
                "kind", kind,
                "folder", "inbox",
                "fromName", from.name(),
                "from", from.email(),
                "to", List.of(cast().me().email()),
                "subject", subject,
                "date", date.toString(),
                "time", draw().time(7, 15),
                "body", body.strip(),
                "attachments", List.of(),
                "about", "",
                "added", false,
                "detail", detail));
  }

  default Map<String, Object> document(
      String kind, String folder, String from, String name, String content) {
    return document(kind, folder, from, name, content, Map.of());
  }

  /**
   * @param from who uploaded it
   */
  default Map<String, Object> document(
      String kind,
      String folder,
      String from,
      String name,
      String content,
      Map<String, Object> detail) {
    return state()
        .add(
            "documents",
            "doc",
            Fields.of(
                "id",
                draw().id("doc"),
                "kind",
                kind,
                "name",
                name,
                "folder",
                folder,
                "from",
                from,
                "date",
                ago(1, 20).toString(),
                "content",
                content.strip(),
                "account",
                "",
                "added",
                false,
                "detail",
                detail));
  }

  default Map<String, Object> invoice(String kind, Firm firm, String number, long amount) {
    return invoice(kind, firm, number, amount, Map.of());
  }

  /** An invoice of a supplier. */
  default Map<String, Object> invoice(
      String kind, Firm firm, String number, long amount, Map<String, Object> detail) {
    return document(
        kind,
        "Invoices",
        firm.name(),
        "invoice-" + number + ".pdf",
        """
        %1$s, %2$s

        Invoice %3$s
        To: %4$s, %5$s

        %6$d %7$s
        Total: %8$s EUR, payable on receipt
        Please transfer to IBAN %9$s.\
        """
            .formatted(
                firm.name(),
                firm.city(),
                number,
                cast().company(),
                cast().city(),
                draw().between(4, 80),
                draw().pick(Words.GOODS),
                Money.text(amount),
                Iban.spaced(firm.iban())),
        detail);
  }
}
