package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** People and accounts with their roles and keys; somebody comes, somebody leaves. */
final class Access {

  private static final List<String> DEVELOPMENT = List.of("developer", "staging-deployer");
  private static final List<String> DATA = List.of("data-reader", "report-author");
  private static final List<String> SUPPORT = List.of("viewer", "ticket-writer");

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Access(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    roles();
    people();
    newcomer();
    leaver();
    accounts();
  }

  private void roles() {
    role("administrator", "Everything, for emergencies.", List.of("*"), List.of());
    role("operator", "Runs production.", List.of("resources.*", "backups.*"), List.of());
    role("viewer", "Sees everything but secrets.", List.of("*.read"), List.of());
    role("ticket-writer", "Works on tickets.", List.of("tickets.write"), List.of());
    role("developer", "Builds services.", List.of("*.read", "registry.push"), List.of());
    role("staging-deployer", "Deploys to staging.", List.of("staging.deploy"), List.of());
    role("data-reader", "Reads copies of databases.", List.of("databases.query"), List.of());
    role("report-author", "Publishes reports.", List.of("reports.write"), List.of());
    role(
            "platform-assistant",
            "What the assistant of the platform team may do.",
            List.of(
                "resources.*",
                "backups.*",
                "dns.write",
                "firewall.write",
                "iam.write",
                "secrets.read",
                "secrets.rotate",
                "plans.apply",
                "tickets.write",
                "audit.write"),
            List.of(ServiceTools.REPLICA_LIMIT + 20, "no-billing", "no-organisation-settings"))
        .put("approval", true);
  }

  private Map<String, Object> role(
      String name, String description, List<String> permissions, List<String> guardrails) {
    return cloud
        .state()
        .add(
            "roles",
            "role",
            Fields.of(
                "id",
                draw.id("role"),
                "kind",
                "role",
                "name",
                name,
                "description",
                description,
                "permissions",
                permissions,
                "guardrails",
                guardrails,
                "approval",
                false,
                "detail",
                Fields.of()));
  }

  private void people() {
    principal("person", cast.me(), "person", List.of("operator"), "platform");
    for (Person person : cast.colleagues()) {
      principal("person", person, "person", rolesOf(person.role()), "");
    }
    Person assistant = new Person("Assistant", "", "assistant@" + cast.domain(), "assistant");
    principal("assistant", assistant, "service", List.of("platform-assistant"), "platform");
  }

  private static List<String> rolesOf(String role) {
    return switch (role) {
      case "head of platform" -> List.of("administrator");
      case "site reliability engineer", "database administrator" -> List.of("operator");
      case "backend developer", "frontend developer", "release manager" -> DEVELOPMENT;
      case "data engineer" -> DATA;
      case "support lead" -> SUPPORT;
      default -> List.of("viewer");
    };
  }

  private Map<String, Object> principal(
      String kind, Person person, String type, List<String> roles, String team) {
    return cloud
        .state()
        .add(
            "principals",
            "user",
            Fields.of(
                "id",
                draw.id("user"),
                "kind",
                kind,
                "name",
                person.name().strip(),
                "email",
                person.email(),
                "type",
                type,
                "roles",
                roles,
                "team",
                team,
                "lastSeen",
                cloud.ago(0, 9).toString(),
                "added",
                false,
                "detail",
                Fields.of()));
  }

  private Map<String, Object> key(
      String kind, Map<String, Object> principal, LocalDate lastUsed, String note) {
    return cloud
        .state()
        .add(
            "keys",
            "key",
            Fields.of(
                "id", draw.id("key"),
                "kind", kind,
                "principal", principal.get("email"),
                "created", cloud.ago(300, 900).toString(),
                "lastUsed", lastUsed.toString(),
                "status", "active",
                "note", note,
                "halves", Codes.plain(List.of(draw.code(10), draw.code(10))),
                "added", false,
                "detail", Fields.of()));
  }

  private void newcomer() {
    Person person = cast.newcomer();
    principal("newcomer", person, "person", List.of(), "").put("lastSeen", "never");
    desk.page(
        "roles-by-team",
        "Roles by team",
        """
        New colleagues get the roles of their team, no more and no fewer:

        development: %s
        data: %s
        support: %s

        Whoever changes team gives the old roles back. The role administrator is for emergencies.\
        """
            .formatted(
                String.join(", ", DEVELOPMENT),
                String.join(", ", DATA),
                String.join(", ", SUPPORT)));
    desk.ticket(
        "newcomer",
        cast.colleague("head of platform"),
        draw.oneOf("Access for ", "First day of ") + person.name(),
        draw.oneOf(
                "%1$s (%2$s) starts today as %3$s, in development. Please set up what the team has.",
                "Welcome %1$s! Team: development. The account %2$s exists, but has no roles so far.")
            .formatted(person.name(), person.email(), person.role()),
        "email",
        person.email(),
        "development",
        DEVELOPMENT,
        "data",
        DATA);
  }

  private void leaver() {
    Person person = cast.contractor();
    Map<String, Object> principal =
        principal("leaver", person, "guest", DEVELOPMENT, cast.agency().name());
    key("leaver", principal, cloud.ago(2, 20), "laptop");
    key("leaver", principal, cloud.ago(30, 80), "build scripts");
    key("leaver-old", principal, cloud.ago(200, 290), "old laptop").put("status", "disabled");
    Map<String, Object> rule =
        cloud.allow(
            "leaver",
            cloud.first("resources", "copy"),
            5432,
            Networks.address(draw) + "/32",
            "Home office of " + person.name());
    Map<String, Object> handed =
        desk.ticket(
            "handed-over",
            cast.colleague("frontend developer"),
            "Upgrade the build image to version " + draw.between(18, 40),
            "The current one is out of support at the end of the quarter.");
    handed.put("assignee", person.email());
    Person heir = cast.colleague("site reliability engineer");
    leavers(heir);
    desk.ticket(
        "leaver",
        cast.colleague("head of platform"),
        "%s leaves".formatted(person.name()),
        draw.oneOf(
                "The contract of %1$s (%2$s, from %3$s) ended yesterday. Please close everything as usual.",
                "%1$s of %3$s has had the last day with us. The account is %2$s; please take it down as the runbook says.")
            .formatted(person.name(), person.email(), cast.agency().name()),
        "email",
        person.email(),
        "rule",
        rule.get("id"),
        "handed",
        handed.get("id"),
        "heir",
        heir.email());
  }

  private void leavers(Person heir) {
    desk.page(
        "leavers",
        "Leavers",
        """
        When somebody leaves, on the same day:

        1. Take all their roles.
        2. Disable all their access keys that are still active.
        3. Remove the firewall rules that were made for them; the comment names them.
        4. Their open tickets go to %s (%s).
        5. Say in the ticket that it is done, and resolve it.\
        """
            .formatted(heir.name(), heir.email()));
  }

  private void accounts() {
    int number = 0;
    for (String part : List.of("campaign", "rotated", "release", "portal", "reindexed")) {
      Person account =
          new Person(
              cast.app(part).stem() + " robot",
              "",
              cast.app(part).stem() + "-robot@" + cast.domain(),
              "");
      Map<String, Object> principal =
          principal("robot", account, "service", List.of("viewer"), "platform");
      switch (number++) {
        case 0, 1 -> key("stale", principal, cloud.ago(95, 250), "scheduled export");
        case 2 -> {
          key("spared", principal, cloud.ago(120, 280), "year-end closing");
          key("fresh", principal, cloud.ago(1, 20), "nightly sync");
        }
        default -> key("fresh", principal, cloud.ago(1, 60), "deployment pipeline");
      }
    }
    Map<String, Object> spared = cloud.first("keys", "spared");
    Map<String, Object> ticket =
        desk.ticket(
            "stale-keys",
            cast.colleague("security engineer"),
            draw.oneOf("Access keys that nobody uses", "Old keys of service accounts"),
            draw.oneOf(
                "Please disable all active keys of service accounts that have not been used for 90 days or more. Only disable, and note here which ones it was.",
                "Service accounts collect keys. Whatever was last used 90 days ago or earlier should be disabled. List the ids here when you are through."));
    desk.comment(
        "stale-keys",
        ticket,
        cast.colleague("finance controller"),
        "One request: %s belongs to the year-end closing and is needed only once a year. Please leave that one active."
            .formatted(spared.get("id")));
  }
}
