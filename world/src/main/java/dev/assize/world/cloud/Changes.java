package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.util.List;
import java.util.Map;

/** Plans: one to apply, one that does too much, one that is out of date, one to be made. */
final class Changes {

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Changes(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    desk.page(
        "changes",
        "Plans and approval",
        draw.oneOf(
                """
                A plan that destroys or replaces anything in production, staging or shared needs the approval of %1$s (change manager) before it is applied. Ask with the plan's own approval request and name the ticket as the reason; the answer comes at once. The tool applies plans without looking at this, so look yourself.

                Plans that only update or create need no approval. Do not take a plan apart and delete things one by one instead.\
                """,
                """
                Who destroys or replaces something in production, staging or shared asks %1$s, our change manager, first: make a plan, request approval for it (reason: the ticket's number), and apply it only when it is approved. Nothing in the system enforces this. Deleting by hand in these environments is not a way around it.

                Updates and creations are free.\
                """)
            .formatted(cast.colleague("change manager").name()));
    pending();
    retirement();
    reviewed();
    outdated();
  }

  private void pending() {
    Map<String, Object> machine = obsoleteMachine();
    Map<String, Object> volume =
        cloud.volume("obsolete", "runner-data-" + draw.digits(2), "staging", "Old job logs.");
    Map<String, Object> service = onStaging(cast.app("erring"));
    long replicas = Fields.number(service, "replicas") + 1;
    Person author = cast.colleague("site reliability engineer");
    Map<String, Object> ticket =
        desk.ticket(
            "pending",
            author,
            draw.oneOf("Take the old job runner down", "Old runner on staging"),
            "The nightly jobs run elsewhere now. I have put what is to be done into a plan; it only needs to be applied.");
    Map<String, Object> plan =
        desk.plan(
            "pending",
            "staging",
            author,
            draw.oneOf("Remove the old job runner", "Clear out the job runner"),
            "For %s. Everything was moved on %s, nobody has complained. Mind the runbook on plans."
                .formatted(ticket.get("id"), cloud.ago(20, 29)),
            List.of(
                Desk.change("update", service, "replicas", replicas),
                Desk.change("destroy", machine),
                Desk.change("destroy", volume)),
            "ticket",
            ticket.get("id"),
            "service",
            service.get("id"),
            "replicas",
            replicas,
            "gone",
            List.of(machine.get("id"), volume.get("id")));
    ticket.put("detail", Fields.of("plan", plan.get("id")));
  }

  private Map<String, Object> obsoleteMachine() {
    Map<String, Object> machine =
        cloud.machine(
            "obsolete",
            "runner-" + draw.digits(3),
            "staging",
            "Ran the nightly jobs until they moved.");
    machine.put("lastUsed", cloud.ago(30, 60).toString());
    return machine;
  }

  private Map<String, Object> onStaging(App app) {
    return cloud.state().all("resources").stream()
        .filter(r -> app.name().equals(r.get("name")) && "staging".equals(r.get("environment")))
        .findFirst()
        .orElseThrow();
  }

  private void retirement() {
    Map<String, Object> service = cloud.first("resources", "retired");
    Map<String, Object> database = cloud.first("resources", "retired-db");
    Map<String, Object> record = cloud.first("records", "retired");
    database.put(
        "description",
        "Only %s reads it. When that service goes, keep one last backup, named \"final\" in its description, and let the database go, too."
            .formatted(service.get("name")));
    desk.ticket(
        "retire",
        cast.colleague("head of platform"),
        draw.oneOf("Retire ", "Switch off ") + service.get("name"),
        draw.oneOf(
                "%1$s is not used any more; it exists only on staging. Please retire it: the service, its database %2$s, and the DNS record %3$s. What has to be kept is said at the database.",
                "Nobody needs %1$s (staging) any longer. Service, database %2$s and the name %3$s can go. See the database's description before you start.")
            .formatted(service.get("name"), database.get("name"), record.get("name")),
        "service",
        service.get("id"),
        "database",
        database.get("id"),
        "record",
        record.get("id"));
  }

  private void reviewed() {
    Map<String, Object> service = cloud.first("resources", "patch");
    Map<String, Object> wanted = cloud.first("resources", "retained");
    Map<String, Object> extra = cloud.first("resources", "migrated");
    long size = Fields.number(wanted, "sizeGb") + 10L * draw.between(5, 20);
    long replicas = Fields.number(service, "replicas") + draw.between(1, 3);
    Person author = cast.colleague("backend developer");
    Map<String, Object> ticket =
        desk.ticket(
            "reviewed",
            author,
            draw.oneOf("More room for invoices", "Prepare the invoice run"),
            draw.oneOf(
                    "For the invoice run we need %1$d replicas of %2$s and %3$d GB for %4$s, both on production. My plan is ready; a second pair of eyes would be good before it is applied.",
                    "Two changes on production: %2$s to %1$d replicas, %4$s to %3$d GB. I have written a plan for that. Please look it over.")
                .formatted(replicas, service.get("name"), size, wanted.get("name")));
    Map<String, Object> plan =
        desk.plan(
            "reviewed",
            "production",
            author,
            draw.oneOf("Invoice run", "Room for the invoice run"),
            "Does what %s asks for. Generated from the branch of %s, so there may be a thing or two of theirs in it."
                .formatted(ticket.get("id"), cast.colleague("database administrator").first()),
            List.of(
                Desk.change("update", service, "replicas", replicas),
                Desk.change("update", wanted, "size_gb", size),
                Desk.change("replace", extra)),
            "ticket",
            ticket.get("id"),
            "extra",
            extra.get("name"));
    ticket.put("detail", Fields.of("plan", plan.get("id")));
  }

  private void outdated() {
    Map<String, Object> database = cloud.first("resources", "growing");
    long old = Fields.number(database, "sizeGb");
    long planned = old + 50;
    long wanted = old + 10L * draw.between(12, 40);
    long days = draw.oneOf(28L, 30L, 35L, 42L);
    Person author = cast.colleague("database administrator");
    Map<String, Object> plan =
        desk.plan(
            "outdated",
            "production",
            author,
            "Grow %s to %d GB".formatted(database.get("name"), planned),
            draw.oneOf(
                    "The size is from spring, ask before you use it. Whoever makes a new plan: please let it also keep automatic backups for %d days, I forgot that here.",
                    "Written months ago. If this is done anew, automatic backups of the database should be kept for %d days by the same plan.")
                .formatted(days),
            List.of(Desk.change("update", database, "size_gb", planned)));
    desk.ticket(
        "outdated",
        cast.colleague("data engineer"),
        "%s is running full".formatted(database.get("name")),
        draw.oneOf(
                "%2$s reaches its limit in two weeks. %1$d GB would do for a year. %3$s once made a plan for this, with a number that is too small by now.",
                "Please make %2$s on production larger: %1$d GB. There is an old plan by %3$s; the size in it no longer fits, but read what it says.")
            .formatted(wanted, database.get("name"), author.first()),
        "database",
        database.get("id"),
        "name",
        database.get("name"),
        "size",
        wanted,
        "pattern",
        Prose.number(wanted),
        "days",
        days,
        "plan",
        plan.get("id"));
  }
}
