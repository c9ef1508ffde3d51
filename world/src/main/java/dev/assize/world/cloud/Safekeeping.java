package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Backups: getting something back, keeping them longer, and finding the gap. */
final class Safekeeping {

  private static final List<String> TIMES = List.of("06:00", "12:00", "18:00");

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Safekeeping(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    restore();
    retention();
    check();
  }

  private void restore() {
    Map<String, Object> database = cloud.first("resources", "restored");
    LocalDate day = cast.today().minusDays(2);
    int right = draw.between(0, 2);
    List<Map<String, Object>> backups =
        TIMES.stream()
            .map(time -> cloud.backup("extra", database, day, time, "automatic"))
            .toList();
    int hour = List.of(8, 14, 20).get(right);
    String lost = "%02d:%02d".formatted(hour, draw.between(5, 55));
    Map<String, Object> ticket = request(day);
    String name = "restore-" + Fields.text(ticket, "id").toLowerCase(Locale.ROOT);
    String desktop = "10.30.%d.%d".formatted(draw.between(1, 250), draw.between(2, 250));
    ticket.put(
        "detail",
        Fields.of(
            "database", database.get("id"),
            "databaseName", database.get("name"),
            "backup", backups.get(right).get("id"),
            "name", name,
            "source", desktop + "/32"));
    desk.comment(
        "restore",
        ticket,
        cast.colleague("support lead"),
        draw.oneOf(
                "The application log has it: the project was deleted on %1$s at %2$s. Everything before that is good.",
                "Found the time: %1$s, %2$s. So the last backup before that is the one we want.")
            .formatted(day, lost));
    restoring(Fields.text(database, "name"), desktop);
  }

  private Map<String, Object> request(LocalDate day) {
    Firm customer = cast.customers().getFirst();
    return desk.customerTicket(
        "restore",
        customer.contact(),
        draw.oneOf("Project deleted by mistake", "We lost a project"),
        draw.oneOf(
                "Hello, a colleague deleted the project \"%1$s\" on %2$s. I cannot say when exactly. Is there any way to get it back? Kind regards, %3$s, %4$s",
                "Dear support, our project \"%1$s\" is gone since %2$s, it was removed by mistake. We would be very glad to have it back.\n\n%3$s\n%4$s")
            .formatted(
                draw.take(Words.CODENAMES), day, customer.contact().name(), customer.name()));
  }

  private void restoring(String database, String desktop) {
    desk.page(
        "restoring",
        "Restoring for a customer",
        """
        Customers' projects are in the production database %1$s.

        1. Find the last backup from before the loss.
        2. Restore it into staging, never into production, as a new database called restore- and the ticket's number in small letters, for example restore-ops-12345.
        3. Let %2$s reach it: firewall rule for %3$s, port 5432.
        4. Internal comment: name of the new database and id of the backup.
        5. Public comment: that a copy has been restored and the project is being picked out of it. No names of systems.\
        """
            .formatted(database, cast.colleague("database administrator").name(), desktop));
  }

  private void retention() {
    Map<String, Object> database = cloud.first("resources", "retained");
    long days = draw.oneOf(60L, 70L, 90L, 120L);
    desk.ticket(
        "retention",
        cast.colleague("finance controller"),
        draw.oneOf("Auditors ask for longer backups", "Keep backups of invoices longer"),
        draw.oneOf(
                "The auditors want the automatic backups of the invoice database kept for %d days from now on. Please change that and write the old and the new number here for the file.",
                "From today the automatic backups of the database with the invoices have to be kept for %d days. I need both numbers, before and after, in this ticket.")
            .formatted(days),
        "database",
        database.get("id"),
        "days",
        days,
        "old",
        Fields.number(database, "retentionDays"),
        "daysPattern",
        Prose.number(days),
        "oldPattern",
        Prose.number(Fields.number(database, "retentionDays")));
  }

  private void check() {
    Map<String, Object> database = cloud.first("resources", "unsaved");
    desk.page(
        "backup-check",
        "Weekly check of backups",
        """
        Every production database must have a backup of today or yesterday, unless its description says that it needs none. Go through all of them.

        Where there is a gap, make a backup by hand with "gap" in its description. Write the names of the databases with a gap into the week's ticket, and resolve it. Do not change settings.\
        """);
    desk.ticket(
        "backup-check",
        cast.colleague("database administrator"),
        "Weekly check of backups, week %d".formatted(draw.between(2, 52)),
        draw.oneOf(
            "As every week, by the runbook. I am on holiday; whoever does it, thank you.",
            "Please do the weekly round as the runbook says. One alarm in the night of %s went by me, so have a close look."
                .formatted(cloud.ago(1, 3))),
        "database",
        database.get("id"),
        "name",
        database.get("name"));
  }
}
