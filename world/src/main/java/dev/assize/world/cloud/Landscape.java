package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What runs where: environments, services, databases with their backups, machines, volumes. */
final class Landscape {

  private static final List<String> ON_STAGING = List.of("hanging", "release", "retired");
  private static final List<Integer> BACKUP_DAYS = List.of(0, 1, 3, 9);

  private final Cloud cloud;
  private final Cast cast;
  private final Draw draw;

  Landscape(Cloud cloud) {
    this.cloud = cloud;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    environments();
    cast.apps().forEach(this::services);
    databases();
    cloud.state().all("resources").stream()
        .filter(r -> "database".equals(r.get("type")) && "production".equals(r.get("environment")))
        .toList()
        .forEach(this::backups);
    machines();
  }

  private void environments() {
    cloud.environment(
        "production",
        "production",
        cast.colleague("head of platform"),
        "What customers of %s use. Changes follow the runbooks.".formatted(cast.product()),
        cloud.ago(0, 3));
    cloud.environment(
        "staging",
        "staging",
        cast.colleague("release manager"),
        "The next release, with masked data. All teams rely on it during working hours.",
        cloud.ago(0, 2));
    cloud.environment(
        "shared",
        "shared",
        cast.colleague("site reliability engineer"),
        "Build machines and the image registry.",
        cloud.ago(5, 30));
    cloud.environment(
        "sandbox",
        "sandbox",
        cast.colleague("data engineer"),
        "For experiments. Whoever creates something here says in its description what it is for.",
        cloud.ago(10, 40));
  }

  private void services(App app) {
    boolean onStaging = ON_STAGING.contains(app.part());
    if (!app.part().equals("retired")) {
      cloud.service(onStaging ? "twin" : app.part(), app, "production", description(app));
    }
    cloud
        .service(onStaging ? app.part() : "twin", app, "staging", description(app))
        .put("inUse", !app.part().equals("retired"));
  }

  private String description(App app) {
    return draw.oneOf(
            "Part of %1$s, written in %2$s. Questions to %3$s.",
            "%1$s needs it to %4$s. Owner on call: %3$s.",
            "Tags: product=%5$s, language=%2$s, contact=%3$s")
        .formatted(
            cast.product(),
            draw.oneOf("Java", "Go", "TypeScript", "Kotlin"),
            cloud.owner().name(),
            draw.oneOf("sign people in", "send mail", "draw reports", "keep calendars in step"),
            app.stem());
  }

  private void databases() {
    database("migrated", "hotfix", "Orders and bookings of customers.");
    database("restored", "portal", "Projects and files of customers, one schema per customer.");
    database("growing", "campaign", "Visits and campaigns. Grows by some gigabytes a week.");
    database("retained", "rotated", "Invoices and payments. Kept for the auditors.");
    database("unsaved", "erring", "Messages between customers and support.");
    cloud
        .database(
            "derived",
            cast.app("reindexed").stem() + "-db",
            "production",
            "Search index, derived from %s every night. Needs no backup: it can be rebuilt in an hour."
                .formatted(cast.app("portal").stem() + "-db"))
        .put("retentionDays", 0L);
    copy("copy", "hotfix");
    copy("copy", "portal");
    copy("retired-db", "retired");
  }

  private void database(String kind, String part, String description) {
    cloud.database(
        kind,
        cast.app(part).stem() + "-db",
        "production",
        description + " " + draw.oneOf("Contact: ", "Questions to ") + cloud.owner().name() + ".");
  }

  private void copy(String kind, String part) {
    Map<String, Object> copy =
        cloud.database(
            kind,
            cast.app(part).stem() + "-db",
            "staging",
            "Masked copy, refreshed on %s.".formatted(cloud.ago(5, 40)));
    copy.put("retentionDays", 7L);
    copy.put("inUse", kind.equals("copy"));
  }

  private void backups(Map<String, Object> database) {
    if (Fields.number(database, "retentionDays") == 0) {
      return;
    }
    boolean unsaved = "unsaved".equals(database.get("kind"));
    for (int days : BACKUP_DAYS) {
      LocalDate date = cast.today().minusDays(unsaved ? days + 3 : days);
      cloud.backup(
          "nightly", database, date, "0%d:%d".formatted(draw.between(1, 4), 15), "automatic");
    }
    if (draw.between(0, 1) == 0) {
      cloud
          .backup("manual", database, cloud.ago(20, 90), draw.time(8, 16), "manual")
          .put("description", draw.oneOf("Before a migration", "End of quarter"));
    }
  }

  private void machines() {
    for (int number = 1; number <= 2; number++) {
      Map<String, Object> machine =
          cloud.machine(
              "ingress",
              "ingress-" + number + draw.digits(2),
              "production",
              "Takes in all traffic from outside.");
      Map<String, Object> volume =
          cloud.volume(
              "attached",
              "ingress-data-" + number + draw.digits(2),
              "production",
              "Certificates and access logs.");
      attach(volume, machine);
    }
    for (int number = 1; number <= 2; number++) {
      cloud
          .machine("builder", "builder-" + draw.digits(3), "shared", "Builds and checks images.")
          .put("inUse", true);
    }
    Map<String, Object> notebook =
        cloud.machine(
            "notebook", "notebook-" + draw.digits(3), "sandbox", "Notebooks of the data team.");
    notebook.put("inUse", true);
    Map<String, Object> data =
        cloud.volume("attached", "notebook-data-" + draw.digits(2), "sandbox", "Notebooks.");
    attach(data, notebook);
  }

  private void attach(Map<String, Object> volume, Map<String, Object> machine) {
    volume.put("attachedTo", machine.get("id"));
    volume.put("status", "attached");
    volume.put("lastUsed", cast.today().toString());
    volume.put("inUse", true);
  }
}
