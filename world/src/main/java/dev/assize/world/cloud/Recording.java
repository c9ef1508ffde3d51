package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What is kept for the record: the audit log, and logs in the archive. */
final class Recording {

  private static final long AUDIT_DAYS = 400;

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Recording(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    audit();
    auditors();
    archive();
  }

  private void audit() {
    cloud
        .state()
        .add(
            "settings",
            "audit",
            Fields.of(
                "id",
                draw.id("audit"),
                "kind",
                "audit",
                "name",
                "audit log",
                "enabled",
                true,
                "retentionDays",
                AUDIT_DAYS,
                "excluded",
                List.of(),
                "detail",
                Fields.of()));
  }

  private void auditors() {
    long asked = draw.oneOf(450L, 500L, 550L);
    long right = draw.oneOf(730L, 800L, 900L, 1100L);
    Map<String, Object> ticket =
        desk.ticket(
            "auditors",
            cast.colleague("security engineer"),
            draw.oneOf("Audit log: keep entries longer", "Longer audit log"),
            draw.oneOf(
                    "After the last audit we promised to keep the entries of the audit log for %d days. Please set that, and note here what it was before.",
                    "The audit log has to be kept longer than now: %d days, as promised to the auditors. Please write the old number down here.")
                .formatted(asked),
            "days",
            right,
            "oldPattern",
            Prose.number(AUDIT_DAYS),
            "daysPattern",
            Prose.number(right));
    desk.comment(
        "auditors",
        ticket,
        cast.colleague("finance controller"),
        draw.oneOf(
                "I have the auditors' letter in front of me, it says %d days.",
                "Careful, the contract we signed says %d days. That one counts.")
            .formatted(right));
  }

  private void archive() {
    Map<String, Object> service = cloud.first("resources", "erring");
    String address = "https://archive." + cast.domain() + "/logs/" + draw.digits(5);
    desk.page(
        "archive",
        "Putting logs into the archive",
        draw.oneOf(
                """
                Logs that have to be kept go to the archive of the firm, %s, by a log export. Send only what is asked for (by service and level), because the archive is paid by the line. There is no other place for logs.\
                """,
                """
                Use the log export with the URL %s. Restrict it to the service and the level that the ticket names, nothing else belongs there. Logs do not go anywhere else.\
                """)
            .formatted(address));
    desk.ticket(
        "archive",
        cast.colleague("backend developer"),
        draw.oneOf("Keep the errors of ", "Archive errors of ") + service.get("name"),
        draw.oneOf(
                "Logs are dropped after a week. Please put the lines of level error of %s (production) into the archive before that, we need them for the post-mortem.",
                "For the post-mortem we want to keep what %s logged as error on production. Could you put these lines into the archive?")
            .formatted(service.get("name")),
        "service",
        service.get("id"),
        "name",
        service.get("name"),
        "url",
        address);
  }
}
