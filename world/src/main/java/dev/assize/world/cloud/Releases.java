package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.util.List;
import java.util.Map;

/** New versions: one that works, one that does not start, one that has not been built. */
final class Releases {

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Releases(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    hotfix();
    deploying();
    release();
    patch();
  }

  private void hotfix() {
    Map<String, Object> service = cloud.first("resources", "hotfix");
    String running = Fields.text(service, "version");
    String first = Cloud.next(running, 1);
    String second = Cloud.next(running, 2);
    service.put("versions", List.of(second, first, running));
    desk.deployment("done", service, running, "live", cloud.ago(9, 30).toString(), cast.me());
    Map<String, Object> database = cloud.first("resources", "migrated");
    Person developer = cast.colleague("backend developer");
    Map<String, Object> ticket =
        desk.ticket(
            "hotfix",
            developer,
            draw.oneOf("Hotfix for ", "Fix to roll out: ") + service.get("name"),
            draw.oneOf(
                    "Version %1$s of %2$s fixes the rounding in invoices. Please bring it to production. It migrates a table in %3$s.",
                    "%2$s loses time zones; %1$s repairs that and is ready for production. Mind that it changes a table of %3$s.")
                .formatted(first, service.get("name"), database.get("name")),
            "service",
            service.get("id"),
            "version",
            second,
            "pattern",
            Prose.word(second),
            "wrong",
            first,
            "database",
            database.get("id"));
    desk.comment(
        "hotfix",
        ticket,
        cast.colleague("release manager"),
        draw.oneOf(
                "%1$s has a wrong timeout. %3$s has built %2$s, please take that one instead.",
                "Do not use %1$s, its licence file is missing. The right version is %2$s, says %3$s.")
            .formatted(first, second, developer.first()));
  }

  private void deploying() {
    desk.page(
        "deploying",
        "Deploying to production",
        draw.oneOf(
            """
            1. If the version changes a database: make a backup of that production database by hand first, with the ticket's number in its description.
            2. Deploy, and read what the deployment says about the health check.
            3. Note in the ticket which version runs now, and resolve it.\
            """,
            """
            Before: versions that migrate a table need a manual backup of the production database (put the ticket's number into the description). Then deploy. After: read the result of the health check, write the version that is running into the ticket, and set the ticket to resolved.\
            """));
  }

  private void release() {
    Map<String, Object> service = cloud.first("resources", "release");
    String running = Fields.text(service, "version");
    String wanted = Cloud.next(running, 1);
    String setting =
        draw.oneOf("queue", "cache", "mail", "search")
            + "."
            + draw.oneOf("region", "timeout", "prefix");
    service.put("versions", List.of(wanted, running));
    service.put(
        "detail",
        Fields.of(
            "wanted", wanted,
            "failing", wanted,
            "reason", "cannot start, the setting " + setting + " is missing"));
    desk.deployment("done", service, running, "live", cloud.ago(6, 30).toString(), cast.me());
    Map<String, Object> line = warning(service, setting, wanted);
    desk.ticket(
        "release",
        cast.colleague("release manager"),
        draw.oneOf("Release on staging: ", "Next version for staging: ") + service.get("name"),
        draw.oneOf(
                "Please put %1$s of %2$s on staging, the acceptance round starts this afternoon. If it does not come up, leave what is there and note here which setting or part is to blame; the log usually says so.",
                "%2$s %1$s should be on staging today. Should it not start, write the cause here (see the service's log) and leave the old version in place.")
            .formatted(wanted, service.get("name")),
        "service",
        service.get("id"),
        "version",
        wanted,
        "running",
        running,
        "setting",
        setting,
        "log",
        line.get("id"));
  }

  private Map<String, Object> warning(Map<String, Object> service, String setting, String wanted) {
    desk.log("release", service, cast.today(), draw.time(5, 8) + ":19", "info", "ready");
    return desk.log(
        "release",
        service,
        cast.today(),
        draw.time(5, 8) + ":07",
        "warning",
        "the setting %s has no value, the default of %s is used; this becomes an error in %s"
            .formatted(setting, service.get("version"), wanted));
  }

  private void patch() {
    Map<String, Object> service = cloud.first("resources", "patch");
    String running = Fields.text(service, "version");
    String near = Cloud.next(running, 1);
    String wanted = Cloud.next(running, 2);
    service.put("versions", List.of(near, running));
    service.put("detail", Fields.of("wanted", wanted));
    Map<String, Object> ticket =
        desk.ticket(
            "patch",
            cast.colleague("security engineer"),
            draw.oneOf("Security patch for ", "Library update in ") + service.get("name"),
            draw.oneOf(
                    "%2$s uses a library with a known hole. Version %1$s has the repaired one and belongs on production as soon as it can be had. Nothing before %1$s helps.",
                    "Please update %2$s in production to %1$s; only that version carries the repaired library.")
                .formatted(wanted, service.get("name")),
            "service",
            service.get("id"),
            "version",
            wanted,
            "near",
            near,
            "running",
            running);
    desk.comment(
        "patch",
        ticket,
        cast.colleague("release manager"),
        draw.oneOf(
                "The build of %1$s is queued. Should it not be in the registry yet when you look, write that here and reassign the ticket to me (%2$s).",
                "Builds are slow today. If the registry does not have %1$s, say so here and give the ticket to me, %2$s.")
            .formatted(wanted, cast.colleague("release manager").email()));
  }
}
