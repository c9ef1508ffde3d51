package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What piles up: preview environments, detached volumes, and the bill for them. */
final class Housekeeping {

  private static final List<String> ENVIRONMENTS =
      List.of("production", "staging", "shared", "sandbox", "previews");

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Housekeeping(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    previews();
    volumes();
    experiment();
    costs();
  }

  private void previews() {
    Firm customer = cast.customers().getFirst();
    String branch = draw.oneOf("Branch of %s, merged.", "Made by %s for a review, which is over.");
    preview("stale", cloud.ago(8, 30), cloud.ago(21, 60), branch.formatted(cloud.owner().name()));
    preview(
        "stale", cloud.ago(2, 14), cloud.ago(16, 40), "Pull request %s.".formatted(draw.digits(4)));
    LocalDate until = cloud.ahead(3, 15);
    preview(
        "lent",
        cloud.ago(3, 12),
        cloud.ago(18, 45),
        "%s (%s) tries the new %s here. They asked to keep it until %s."
            .formatted(
                customer.contact().name(),
                customer.name(),
                draw.oneOf("import", "dashboard", "calendar"),
                until));
    lent(customer, until);
    preview(
        "recent",
        cloud.ago(1, 4),
        cloud.ago(1, 5),
        "Pull request %s, still under review.".formatted(draw.digits(4)));
    desk.page(
        "previews",
        "Preview environments",
        draw.oneOf(
            """
            Preview environments may be deleted without approval when all of this is true:

            - the expiry date has passed,
            - the last deployment was more than 14 days ago,
            - the description does not ask to keep it for longer.

            Delete the whole environment, not its parts.\
            """,
            """
            A preview can go, without asking anybody, once it has expired AND has not been deployed to for more than two weeks. Look at the description first: if it says until when somebody needs it, that date counts instead of the expiry. Remove environments as a whole.\
            """));
  }

  private void lent(Firm customer, LocalDate until) {
    Map<String, Object> environment = cloud.first("environments", "lent");
    desk.customerTicket(
        "lent",
        customer.contact(),
        draw.oneOf("How long can we try things out?", "Our trial access"),
        draw.oneOf(
                "Hello, thank you for letting us try the new version. Until which day is %1$s there for us? A colleague is on holiday and wants to see it, too.\n\n%2$s",
                "Good morning, we like what we see in %1$s. Could you tell us the last day on which we can use it?\n\n%2$s")
            .formatted(environment.get("name"), customer.contact().name()),
        "environment",
        environment.get("id"),
        "until",
        until.toString(),
        "pattern",
        Prose.date(until));
  }

  private void experiment() {
    Map<String, Object> sandbox = cloud.first("environments", "sandbox");
    String size = draw.oneOf("medium", "large");
    String prefix = draw.oneOf("lab", "try", "play") + "-";
    sandbox.put(
        "description",
        "For experiments. Machines up to the size %s, with names that begin with %s. Whoever creates something here says what it is for."
            .formatted(size, prefix));
    String name = draw.oneOf("import", "forecast", "ranking", "merge") + draw.digits(2);
    int count = draw.between(2, 4);
    desk.ticket(
        "experiment",
        cast.colleague("data engineer"),
        draw.oneOf("Machines for an experiment", "Room for an experiment"),
        draw.oneOf(
                "For three days I need %d machines in sandbox, as large as is allowed there. Please name them %s (numbers behind it are fine) with the prefix that is usual there.",
                "Could I have %d machines in sandbox, of the largest size that is permitted? Name: %s, with whatever prefix sandbox wants in front and a number behind.")
            .formatted(count, name),
        "environment",
        sandbox.get("id"),
        "size",
        size,
        "name",
        prefix + name,
        "count",
        (long) count);
  }

  private void preview(String kind, LocalDate expires, LocalDate lastDeploy, String description) {
    String name = "preview-" + draw.digits(4);
    Map<String, Object> environment =
        cloud.environment(kind, name, cloud.owner(), description, lastDeploy);
    environment.put("created", lastDeploy.minusDays(draw.between(3, 25)).toString());
    environment.put("expires", expires.toString());
    boolean inUse = !kind.equals("stale");
    environment.put("inUse", inUse);
    cloud.service("preview", draw.pick(cast.apps()), name, "Preview.").put("inUse", inUse);
  }

  private void volumes() {
    Map<String, Object> first = scratch();
    Map<String, Object> second = scratch();
    cloud
        .volume(
            "kept",
            draw.oneOf("ledger", "export", "proof") + "-" + draw.digits(3),
            "sandbox",
            draw.oneOf(
                    "Detached on purpose: holds the figures that the auditors of %s look at in %s. Keep.",
                    "Not attached because it must not change: evidence for a complaint of %s, needed until the hearing in %s.")
                .formatted(
                    draw.pick(cast.customers()).name(), draw.oneOf("spring", "autumn", "winter")))
        .put("inUse", true);
    long freed = Fields.number(first, "sizeGb") + Fields.number(second, "sizeGb");
    desk.ticket(
        "volumes",
        cast.colleague("finance controller"),
        draw.oneOf("We pay for disks that hang on nothing", "Detached volumes in sandbox"),
        draw.oneOf(
            "The bill lists volumes in sandbox that are attached to nothing. Please delete those that nobody needs any more; their descriptions should tell. I need to know how many GB that frees.",
            "Could you please clear out the volumes in sandbox that are detached and not needed? What they are for is in the description. Write here how many GB are gone altogether."),
        "freed",
        freed,
        "pattern",
        Prose.number(freed),
        "volumes",
        List.of(first.get("id"), second.get("id")));
  }

  private Map<String, Object> scratch() {
    return cloud.volume(
        "scratch",
        draw.oneOf("scratch", "import", "trial-run", "temp") + "-" + draw.digits(3),
        "sandbox",
        draw.oneOf(
                "Scratch space for an experiment that ended on %s. Can be deleted.",
                "Input of a one-off import, finished on %s. Not needed any more.")
            .formatted(cloud.ago(70, 200)));
  }

  private void costs() {
    LocalDate month = cast.today().minusMonths(1).withDayOfMonth(1);
    long rest = 0;
    for (int back = 0; back < 2; back++) {
      for (String environment : ENVIRONMENTS) {
        for (String item : List.of("machines and services", "databases and storage")) {
          long amount = draw.cents(environment.equals("production") ? 2000 : 90, 4100);
          cost(month.minusMonths(back).toString().substring(0, 7), environment, item, amount);
          rest += back == 0 && !environment.equals("production") ? amount : 0;
        }
      }
    }
    desk.page(
        "costs",
        "Cost questions",
        """
        By "non-production" finance means everything that is not production: staging, shared, sandbox and previews, machines and storage together. Give one sum for a calendar month, in EUR, and name the month.\
        """);
    desk.ticket(
        "costs",
        cast.colleague("finance controller"),
        draw.oneOf("Non-production costs", "Share of non-production in the bill"),
        draw.oneOf(
                "For the forecast I need what non-production cost us in %s. The usual definition; one number is enough.",
                "Please tell me here what we paid for non-production in %s, as one sum.")
            .formatted(month.toString().substring(0, 7)),
        "text",
        Money.text(rest),
        "pattern",
        Money.pattern(rest));
  }

  private void cost(String month, String environment, String item, long amount) {
    cloud
        .state()
        .add(
            "costs",
            "cost",
            Fields.of(
                "id", draw.id("cost"),
                "month", month,
                "environment", environment,
                "item", item,
                "amount", amount));
  }
}
