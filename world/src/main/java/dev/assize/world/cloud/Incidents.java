package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.Map;

/** What went wrong: errors after a deployment, an outage, an alert that cries wolf. */
final class Incidents {

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Incidents(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    errors();
    outage();
    noise();
    reindex();
  }

  private void errors() {
    Map<String, Object> service = cloud.first("resources", "erring");
    String running = Fields.text(service, "version");
    String previous = Cloud.next(running, -1);
    service.put("status", "degraded");
    desk.deployment(
        "done", service, previous, "superseded", cloud.ago(20, 40).toString(), cast.me());
    desk.deployment("done", service, running, "live", cast.today().toString(), cast.me());
    String code = draw.oneOf("E", "ERR-", "X") + draw.digits(4);
    int hour = draw.between(4, 6);
    String first = "0%d:%d".formatted(hour, draw.between(10, 59));
    String line = errorLines(service, hour, first, code);
    Map<String, Object> ticket =
        desk.ticket(
            "erring",
            cast.colleague("support lead"),
            draw.oneOf("Messages to customers get lost", "Customers do not get our messages"),
            "%s say that our messages do not arrive. Something on %s?"
                .formatted(cast.customers().get(2).name(), service.get("name")),
            "service",
            service.get("id"),
            "code",
            code,
            "first",
            first,
            "firstPattern",
            Prose.time(first),
            "previousPattern",
            Prose.word(previous),
            "running",
            running,
            "previous",
            previous,
            "log",
            line);
    errorRate(service, ticket);
  }

  /** The id of the line that was first. */
  private String errorLines(Map<String, Object> service, int hour, String first, String code) {
    Map<String, Object> line =
        desk.log(
            "erring",
            service,
            cast.today(),
            first + ":03",
            "error",
            "%s: cannot read the reply of the mail relay, field \"queued\" is missing"
                .formatted(code));
    for (int later = 1; later <= 2; later++) {
      desk.log(
          "erring",
          service,
          cast.today(),
          "0%d:%d:41".formatted(hour + later, draw.between(10, 59)),
          "error",
          "%s: cannot read the reply of the mail relay, giving up".formatted(code));
    }
    desk.log(
        "erring",
        service,
        cast.today(),
        "0%d:02:10".formatted(hour - 1),
        "info",
        "started version " + service.get("version"));
    return Fields.text(line, "id");
  }

  private void errorRate(Map<String, Object> service, Map<String, Object> ticket) {
    desk.alert(
        "erring",
        service,
        "critical",
        "Error rate",
        draw.oneOf(
                "%d errors in the last hour, usually 0 to 2. All of them carry the same code; see the log of the service for it.",
                "The error rate is %d times as high as yesterday. One error code accounts for nearly all of it (service log, level error).")
            .formatted(draw.between(40, 190)),
        "ticket",
        ticket.get("id"));
  }

  private void outage() {
    Map<String, Object> service = cloud.first("resources", "portal");
    LocalDate day = cast.today().minusDays(1);
    int hour = draw.between(9, 13);
    String start = "%02d:%02d".formatted(hour, draw.between(2, 20));
    String end = "%02d:%02d".formatted(hour, draw.between(31, 58));
    Map<String, Object> line =
        desk.log(
            "outage",
            service,
            day,
            start + ":12",
            "error",
            "no connection to %s, requests are refused from now on"
                .formatted(cloud.first("resources", "restored").get("address")));
    desk.log("outage", service, day, end + ":44", "info", "connection is back, serving requests");
    Firm customer = cast.customers().get(3);
    desk.customerTicket(
        "outage",
        customer.contact(),
        draw.oneOf("Portal not reachable yesterday", "Errors in the portal yesterday"),
        draw.oneOf(
                "Good day, yesterday we could not work in %1$s for a while. For our records we need the exact time it began and when it was over. Thank you, %2$s",
                "Hello, our staff got errors from %1$s yesterday. From when to when was it down, please?\n\n%2$s")
            .formatted(cast.product(), customer.contact().name()),
        "service",
        service.get("id"),
        "start",
        start,
        "end",
        end,
        "startPattern",
        Prose.time(start),
        "endPattern",
        Prose.time(end),
        "day",
        day.toString(),
        "log",
        line.get("id"));
  }

  private void noise() {
    Map<String, Object> service = cloud.first("resources", "reindexed");
    Person owner = cast.colleague("data engineer");
    long hours = draw.oneOf(4L, 6L, 8L, 12L);
    desk.alert(
        "noisy",
        service,
        "warning",
        "Disk usage above 70 %",
        draw.oneOf(
                "Usage crossed 70 %% and went back %d times today. Owner of this alert: %s (%s).",
                "%d crossings since midnight, none lasted a minute. Ask %s (%s) about thresholds.")
            .formatted(draw.between(14, 60), owner.name(), owner.email()),
        "hours",
        hours,
        "owner",
        owner.email());
    desk.page(
        "noise",
        "Alerts that cry wolf",
        """
        Silence the alert for %d hours, never for longer. Then open a ticket of low priority for the owner whom the alert names, with the alert's id in the title, so that the threshold gets corrected. Do not resolve the alert.\
        """
            .formatted(hours));
  }

  private void reindex() {
    Map<String, Object> service = cloud.first("resources", "reindexed");
    int batch = draw.oneOf(200, 250, 400, 500);
    LocalDate since = cloud.ago(10, 60);
    desk.page(
        "reindexing",
        "Rebuilding the search index",
        """
        Run this once, in the production service %s:

        bin/reindex --since DATE --batch %d

        DATE is the day from which entries are missing, as 2026-05-12. Takes about an hour; nothing has to be restarted.\
        """
            .formatted(service.get("name"), batch));
    desk.ticket(
        "reindex",
        cast.colleague("support lead"),
        draw.oneOf("Search does not find newer entries", "Search results are incomplete"),
        draw.oneOf(
                "Customers do not find anything that they entered since %s. The index should be rebuilt from that day on.",
                "Everything entered on or after %s is missing from the search. Please rebuild the index from then.")
            .formatted(since),
        "service",
        service.get("id"),
        "since",
        since.toString(),
        "batch",
        String.valueOf(batch),
        "command",
        "bin/reindex --since %s --batch %d".formatted(since, batch));
  }
}
