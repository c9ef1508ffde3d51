package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Everyday work that no task is about. */
final class Background {

  private static final int TICKETS = 9;
  private static final int COMMENTS = 8;
  private static final int LINES = 22;
  private static final int DEPLOYMENTS = 8;

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Background(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    for (int i = 0; i < TICKETS; i++) {
      ticket();
    }
    for (Firm customer : cast.customers()) {
      question(customer);
    }
    comments();
    lines();
    deployments();
    alerts();
    pages();
  }

  private void ticket() {
    Map<String, Object> ticket =
        desk.ticket(
            "routine",
            cloud.owner(),
            draw.oneOf("Slow builds", "Certificate of ", "Dashboard for ", "Disk on ", "Rename ")
                + draw.pick(cast.apps()).name(),
            draw.oneOf(
                    "It takes %d minutes now. No hurry, but we should look at it.",
                    "Runs out in %d days, renewal is automatic. Just to keep an eye on it.",
                    "About %d %% used. Nothing to do yet.",
                    "%d people have asked for this. Next quarter is fine.")
                .formatted(draw.between(12, 80)));
    ticket.put("assignee", cloud.owner().email());
    ticket.put("status", draw.oneOf("open", "in progress", "resolved", "resolved"));
    ticket.put("created", cloud.ago(4, 60).toString());
  }

  private void question(Firm customer) {
    Map<String, Object> ticket =
        desk.customerTicket(
            "question",
            customer.contact(),
            draw.oneOf("Question about ", "Wish for ")
                + draw.oneOf("exports", "invoices", "time zones", "the interface", "languages")
                + ", "
                + customer.city(),
            draw.oneOf(
                    "Can the list show more than %d rows?\n\n%s",
                    "We would like to invite %d more people. What does that cost?\n\n%s",
                    "Is there a limit of %d requests per minute?\n\n%s")
                .formatted(draw.between(20, 400), customer.contact().name()));
    ticket.put("assignee", cast.colleague("support lead").email());
    ticket.put("status", draw.oneOf("open", "resolved"));
    ticket.put("created", cloud.ago(4, 40).toString());
  }

  private void comments() {
    List<Map<String, Object>> routine =
        cloud.state().all("tickets").stream().filter(t -> "routine".equals(t.get("kind"))).toList();
    for (int i = 0; i < COMMENTS; i++) {
      desk.comment(
          "routine",
          draw.pick(routine),
          cloud.owner(),
          draw.oneOf(
                  "Looked at it for %d minutes, no idea yet.",
                  "Moved to sprint %d.",
                  "Same on my side, %d times this week.",
                  "I can take it on the %dth.")
              .formatted(draw.between(5, 27)));
    }
  }

  private void lines() {
    List<Map<String, Object>> quiet =
        cloud.state().all("resources").stream()
            .filter(r -> "service".equals(r.get("type")) && "twin".equals(r.get("kind")))
            .toList();
    for (int i = 0; i < LINES; i++) {
      LocalDate day = cast.today().minusDays(draw.between(0, 3));
      desk.log(
          "routine",
          draw.pick(quiet),
          day,
          draw.time(0, 8) + ":" + draw.between(10, 59),
          draw.oneOf("info", "info", "info", "warning", "debug"),
          draw.oneOf(
                  "request took %d ms",
                  "cache refilled, %d entries",
                  "%d sessions closed after idling",
                  "retry %d of a call to the mail relay",
                  "scheduled job ended after %d s",
                  "garbage collection %d ms")
              .formatted(draw.between(3, 900)));
    }
  }

  private void deployments() {
    List<Map<String, Object>> services =
        cloud.state().all("resources").stream().filter(r -> "twin".equals(r.get("kind"))).toList();
    for (int i = 0; i < DEPLOYMENTS; i++) {
      Map<String, Object> service = services.get(i);
      desk.deployment(
          "done",
          service,
          Fields.text(service, "version"),
          "live",
          cloud.ago(3, 40).toString(),
          cloud.owner());
    }
  }

  private void alerts() {
    for (int i = 0; i < 4; i++) {
      Map<String, Object> service = draw.pick(cloud.state().all("resources").subList(0, 20));
      desk.alert(
              "routine",
              service,
              "warning",
              draw.oneOf("Certificate", "Latency", "Queue length", "Memory"),
              draw.oneOf(
                      "Back to normal after %d minutes.",
                      "Renewed; valid for %d days.", "Peaked at %d %% and fell by itself.")
                  .formatted(draw.between(12, 90)))
          .put("status", "resolved");
    }
  }

  private void pages() {
    desk.page(
        "routine",
        "On-call rota",
        "The week changes on Mondays at 09:00. This month: %s, then %s."
            .formatted(cloud.owner().name(), cloud.owner().name()));
    desk.page(
        "routine",
        "Naming things",
        "Services are called by a bird, a plant or a place, and what they do. Databases end in -db. Preview environments get a number.");
    desk.page(
        "routine",
        "Writing a good ticket",
        "One matter per ticket. Say which environment. Customers read public comments, so be kind and name no internal systems.");
  }
}
