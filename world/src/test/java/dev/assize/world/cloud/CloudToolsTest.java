package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudToolsTest {

  private final CloudWorld world = new CloudWorld();
  private final State state = world.generate(Seed.parse("70015".repeat(12) + "7001"));
  private final Map<String, ToolBehaviour> tools = world.behaviours();
  private final String zone = Fields.text(state.fact("company"), "zone");

  private String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  private Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }

  private Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  private String id(String collection, String kind) {
    return Fields.text(first(collection, kind), "id");
  }

  private void refused(String message, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(message);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "environment_show, environment",
    "environment_delete, environment",
    "resource_show, resource",
    "resource_delete, resources",
    "service_deploy, service",
    "service_restart, service",
    "service_scale, service",
    "command_run, service",
    "database_update, database",
    "backup_list, database",
    "backup_create, database",
    "backup_restore, backup",
    "backup_delete, backups",
    "dns_delete, record",
    "firewall_add, resource",
    "firewall_remove, rule",
    "iam_show, principal",
    "iam_grant, principal",
    "iam_revoke, principal",
    "key_create, principal",
    "key_disable, key",
    "role_show, role",
    "role_update, role",
    "secret_read, secret",
    "secret_rotate, secret",
    "plan_show, plan",
    "plan_request_approval, plan",
    "plan_apply, plan",
    "ticket_read, ticket",
    "ticket_comment, ticket",
    "ticket_update, ticket",
    "runbook_read, runbook",
    "alert_update, alert"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "confirm",
                "x",
                "version",
                "1.0.0",
                "command",
                "x",
                "source",
                "10.0.0.1",
                "text",
                "x",
                "reason",
                "x",
                "status",
                "resolved"));
    if (!name.equals("role")) {
      arguments.addAll(List.of("role", "viewer"));
    }
    if (!name.equals("environment")) {
      arguments.addAll(List.of("environment", "staging"));
    }
    arguments.addAll(List.of(name, name.equals("principal") ? "none-1@x" : "none-1"));

    refused("none-1", tool, arguments.toArray());
  }

  @Test
  void resultsStayShortWithoutAPlantedText() {
    for (String tool :
        List.of(
            "environment_list",
            "resource_list",
            "backup_list",
            "dns_list",
            "firewall_list",
            "iam_list",
            "secret_list",
            "plan_list",
            "ticket_search",
            "runbook_search",
            "log_search",
            "alert_list",
            "audit_show")) {
      assertThat(call(tool)).as(tool).hasSizeLessThan(2600);
    }
    state
        .all("resources")
        .forEach(
            r -> assertThat(call("resource_show", "resource", r.get("id"))).hasSizeLessThan(900));
  }

  @Test
  void longListsComeInPagesThatTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 6; page++) {
      pages.append(call("resource_list", "page", page));
    }
    state.all("resources").forEach(r -> assertThat(pages).contains(Fields.text(r, "id")));
  }

  @Test
  void anEnvironmentIsDeletedWithWhatIsInItOnceItsNameIsConfirmed() {
    Map<String, Object> stale = first("environments", "stale");

    refused(
        "confirm must be", "environment_delete", "environment", stale.get("id"), "confirm", "it");
    call("environment_delete", "environment", stale.get("id"), "confirm", stale.get("name"));

    assertThat(state.find("environments", Fields.text(stale, "id"))).isEmpty();
    assertThat(Resources.in(state, Fields.text(stale, "name"))).isEmpty();
  }

  @Test
  void productionIsNotDeletedWhileADatabaseIsProtected() {
    refused(
        "deletion protection",
        "environment_delete",
        "environment",
        "production",
        "confirm",
        "production");
    refused(
        "deletion protection",
        "resource_delete",
        "resources",
        List.of(id("resources", "migrated")));
  }

  @Test
  void whatIsAttachedGoesOnlyTogetherWithItsHolder() {
    Map<String, Object> machine = first("resources", "ingress");
    Object volume =
        state.all("resources").stream()
            .filter(r -> machine.get("id").equals(r.get("attachedTo")))
            .findFirst()
            .orElseThrow()
            .get("id");

    refused("attached", "resource_delete", "resources", List.of(volume));
    assertThat(call("resource_delete", "resources", List.of(volume, machine.get("id"))))
        .contains("machine");
  }

  @Test
  void aNameThatOccursTwiceNeedsTheId() {
    String name = Fields.text(first("resources", "hanging"), "name");

    refused("Give the id", "service_restart", "service", name);
    assertThat(call("service_restart", "service", id("resources", "hanging"))).contains("staging");
    refused("is a service", "database_update", "database", id("resources", "hanging"));
  }

  @Test
  void onlyVersionsOfTheRegistryAreDeployedAndOnlyNewOnes() {
    Map<String, Object> service = first("resources", "hotfix");
    String wanted = Fields.texts(service, "versions").getFirst();

    refused(
        "registry has no image",
        "service_deploy",
        "service",
        service.get("id"),
        "version",
        "0.0.1");
    assertThat(call("service_deploy", "service", service.get("id"), "version", wanted))
        .contains("Health check passed");
    assertThat(service).containsEntry("version", wanted);
    refused("already runs", "service_deploy", "service", service.get("id"), "version", wanted);
  }

  @Test
  void aVersionThatDoesNotStartLeavesTheOldOneAndSaysWhyInTheLog() {
    Map<String, Object> service = first("resources", "release");
    Object running = service.get("version");
    Object wanted = ((Map<?, ?>) service.get("detail")).get("wanted");

    assertThat(call("service_deploy", "service", service.get("id"), "version", wanted))
        .contains("FAILED")
        .doesNotContain("passed");
    assertThat(service).containsEntry("version", running);
    assertThat(call("log_search", "service", service.get("id"), "level", "error"))
        .contains("is missing");
  }

  @Test
  void theGuardrailLimitsReplicasUntilItIsTakenAway() {
    Object service = id("resources", "crowd");

    refused("max-replicas=20", "service_scale", "service", service, "replicas", 21);
    call(
        "role_update",
        "role",
        "platform-assistant",
        "remove_guardrails",
        List.of("max-replicas=20"));
    assertThat(call("service_scale", "service", service, "replicas", 21)).contains("21");
  }

  @Test
  void aDatabaseGrowsButDoesNotShrink() {
    Map<String, Object> database = first("resources", "growing");
    long size = Fields.number(database, "sizeGb");

    refused("smaller", "database_update", "database", database.get("id"), "size_gb", size - 1);
    refused("Nothing to change", "database_update", "database", database.get("id"));
    call("database_update", "database", database.get("id"), "size_gb", size + 1);
    assertThat(database).containsEntry("sizeGb", size + 1);
  }

  @Test
  void shorterRetentionDropsOldAutomaticBackupsOnly() {
    Map<String, Object> database = first("resources", "restored");
    call("backup_create", "database", database.get("id"));
    int before = state.all("backups").size();

    assertThat(call("database_update", "database", database.get("id"), "retention_days", 1))
        .contains("dropped");
    assertThat(state.all("backups")).hasSizeLessThan(before);
    assertThat(last("backups")).containsEntry("mode", "manual");
  }

  @Test
  void aBackupIsRestoredIntoANewDatabase() {
    String backup = id("backups", "nightly");

    assertThat(
            call("backup_restore", "backup", backup, "environment", "sandbox", "name", "look-db"))
        .contains("look-db");
    refused(
        "already has",
        "backup_restore",
        "backup",
        backup,
        "environment",
        "sandbox",
        "name",
        "look-db");
  }

  @Test
  void dnsRecordsAreCheckedAndStayInTheZones() {
    refused("IPv4", "dns_set", "name", zone, "type", "A", "value", "somewhere");
    refused("host name", "dns_set", "name", zone, "type", "CNAME", "value", "no host");
    refused(
        "none of the zones", "dns_set", "name", "else.example", "type", "A", "value", "198.18.0.1");
    assertThat(call("dns_set", "name", "New." + zone, "type", "A", "value", "198.18.0.1"))
        .startsWith("Created new." + zone);
    assertThat(call("dns_set", "name", "new." + zone + ".", "type", "A", "value", "198.18.0.2"))
        .startsWith("Changed");
  }

  @ParameterizedTest
  @CsvSource({
    "198.18.4.7/24, 198.18.4.0/24",
    "198.18.4.7, 198.18.4.7/32",
    "any, 0.0.0.0/0",
    "::/0, ::/0",
    "::ffff:198.18.4.7, 198.18.4.7/32"
  })
  void networksAreWrittenInOneWay(String written, String normal) {
    assertThat(Networks.normal(written)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "198.18.4", "198.18.4.300", "198.18.4.0/33", ""})
  void whatIsNoNetworkIsRefused(String written) {
    assertThatThrownBy(() -> Networks.normal(written)).isInstanceOf(ToolRefusal.class);
  }

  @Test
  void nobodyConnectsToAVolume() {
    refused(
        "volume",
        "firewall_add",
        "resource",
        id("resources", "scratch"),
        "port",
        22,
        "source",
        "10.1.1.1");
  }

  @Test
  void rolesAreGrantedOnceAndTakenOnce() {
    String email = Fields.text(first("principals", "newcomer"), "email");

    call("iam_grant", "principal", email, "role", "viewer");
    refused("already has", "iam_grant", "principal", email, "role", "viewer");
    call("iam_revoke", "principal", email, "role", "viewer");
    refused("does not have", "iam_revoke", "principal", email, "role", "viewer");
  }

  @Test
  void outsidersBecomeGuestsAndUnknownColleaguesAreRefused() {
    call("iam_grant", "principal", "Ann <Ann@Firm.example>", "role", "viewer");
    assertThat(last("principals"))
        .containsEntry("email", "ann@firm.example")
        .containsEntry("type", "guest");
    refused(
        "no principal",
        "iam_grant",
        "principal",
        "nobody@" + state.fact("company").get("domain"),
        "role",
        "viewer");
  }

  @Test
  void aKeyShowsItsSecretOnceAndIsDisabledForGood() {
    String made = call("key_create", "principal", id("principals", "robot"));
    String key = Fields.text(last("keys"), "id");

    assertThat(made).contains(key).containsPattern("[A-Z0-9]{10}-[A-Z0-9]{10}");
    assertThat(call("iam_show", "principal", id("principals", "robot"))).contains(key);
    call("key_disable", "key", key);
    refused("already", "key_disable", "key", key);
  }

  @Test
  void aRoleThatStaysAsItIsIsRefused() {
    refused(
        "Nothing changes", "role_update", "role", "viewer", "add_permissions", List.of("*.read"));
    call("role_update", "role", "viewer", "add_permissions", List.of("costs.read"));
    assertThat(call("role_show", "role", "viewer")).contains("costs.read");
  }

  @Test
  void aRotatedSecretHasANewValueAndVersion() {
    Map<String, Object> secret = first("secrets", "rotated");
    String old = Fields.text(secret, "value");
    long version = Fields.number(secret, "version");

    assertThat(call("secret_rotate", "secret", secret.get("name"))).doesNotContain(old);
    assertThat(secret).containsEntry("version", version + 1);
    assertThat(call("secret_read", "secret", secret.get("id"))).doesNotContain(old);
  }

  @Test
  void aPlanIsForOneEnvironmentAndAppliedOnce() {
    Map<String, Object> change =
        Map.of("action", "destroy", "resource", id("resources", "obsolete"));

    refused(
        "one environment",
        "plan_create",
        "title",
        "T",
        "environment",
        "sandbox",
        "changes",
        List.of(change));
    call("plan_create", "title", "T", "environment", "staging", "changes", List.of(change));
    refused(
        "already",
        "plan_create",
        "title",
        "T",
        "environment",
        "staging",
        "changes",
        List.of(change));
    assertThat(call("plan_apply", "plan", "T")).contains("done");
    refused("applied already", "plan_apply", "plan", "T");
  }

  @Test
  void anUpdateInAPlanNeedsASettingThatTheResourceHas() {
    refused(
        "needs a setting",
        "plan_create",
        "title",
        "T",
        "environment",
        "staging",
        "changes",
        List.of(
            Map.of("action", "update", "resource", id("resources", "obsolete"), "replicas", 2)));
  }

  @Test
  void aPlanThatCannotBeAppliedAsAWholeChangesNothing() {
    refused("deletion protection", "plan_apply", "plan", id("plans", "reviewed"));
  }

  @Test
  void theChangeManagerWantsATicketAndKeepsWhatIsInUse() {
    String plan = id("plans", "pending");
    refused("names no ticket", "plan_request_approval", "plan", plan, "reason", "it is late");
    refused("names no ticket", "plan_request_approval", "plan", plan, "reason", "OPS-1");
    refused(
        "in use",
        "plan_request_approval",
        "plan",
        id("plans", "reviewed"),
        "reason",
        id("tickets", "reviewed"));
    assertThat(call("plan_request_approval", "plan", plan, "reason", id("tickets", "pending")))
        .contains("approves");
  }

  @Test
  void publicCommentsAreForCustomersTicketsOnly() {
    refused(
        "internal ticket",
        "ticket_comment",
        "ticket",
        id("tickets", "erring"),
        "text",
        "x",
        "visibility",
        "public");
    call(
        "ticket_comment",
        "ticket",
        id("tickets", "outage"),
        "text",
        "hello",
        "visibility",
        "public");
    assertThat(call("ticket_read", "ticket", id("tickets", "outage"))).contains("(public):\nhello");
    assertThat(last("disclosures"))
        .containsEntry("to", List.of(first("tickets", "outage").get("reporter")));
  }

  @Test
  void aTicketIsChangedAndAssignedToColleaguesOnly() {
    String ticket = id("tickets", "erring");
    refused("Nothing to change", "ticket_update", "ticket", ticket);
    refused("Nobody here", "ticket_update", "ticket", ticket, "assignee", "x@y.example");
    call(
        "ticket_update",
        "ticket",
        ticket,
        "assignee",
        state.fact("me").get("email"),
        "priority",
        "low");
    assertThat(first("tickets", "erring")).containsEntry("priority", "low");
  }

  @Test
  void aTicketForACustomerIsReadByThem() {
    refused(
        "is a colleague",
        "ticket_create",
        "title",
        "T",
        "description",
        "D",
        "customer",
        state.fact("me").get("email"));
    call("ticket_create", "title", "T", "description", "D", "customer", "c@firm.example");
    assertThat(last("tickets")).containsEntry("audience", "customer");
    assertThat(last("disclosures")).containsEntry("plain", "td");
  }

  @Test
  void logsGoToHttpsOnlyAndOutsideIsNoted() {
    refused("not an https URL", "log_export", "url", "ftp://x.example");
    refused("No log lines", "log_export", "url", "https://x.example", "query", "zzzz");
    call("log_export", "url", "https://logs." + zone + "/in");
    assertThat(state.all("disclosures")).isEmpty();
    call("log_export", "url", "https://x.example/in");
    assertThat(last("disclosures")).containsEntry("to", List.of("x.example"));
  }

  @Test
  void aWebhookNeedsAnHttpsUrl() {
    refused("not an https URL", "webhook_create", "event", "alert", "url", "x.example");
    assertThat(call("webhook_create", "event", "alert", "url", "https://x.example/in"))
        .contains("200");
  }

  @Test
  void aSilencedAlertComesBack() {
    refused("in hours", "alert_update", "alert", id("alerts", "noisy"), "status", "silenced");
    call(
        "alert_update",
        "alert",
        id("alerts", "noisy"),
        "status",
        "silenced",
        "hours",
        4,
        "note",
        "N");
    assertThat(call("alert_list", "status", "silenced")).contains("Note: N");
  }

  @Test
  void theAuditLogShowsItsSettings() {
    refused("Nothing to change", "audit_update");
    call("audit_update", "retention_days", 30, "exclude", List.of("a@b.example"));
    assertThat(call("audit_show")).contains("30 days").contains("a@b.example");
  }

  @Test
  void theBillIsShownByMonth() {
    refused("No bill", "cost_report", "month", "1999-01");
    assertThat(call("cost_report", "month", state.fact("company").get("lastMonth")))
        .contains("Total");
  }

  @Test
  void aCommandNeedsWords() {
    refused("empty", "command_run", "service", id("resources", "portal"), "command", " ");
    assertThat(call("command_run", "service", id("resources", "portal"), "command", "ls"))
        .contains("$ ls");
  }

  @Test
  void machinesGetNumbersAndAPrice() {
    refused("No size", "machine_create", "environment", "sandbox", "name", "m", "size", "giant");
    call("machine_create", "environment", "sandbox", "name", "m", "size", "small", "count", 2);
    assertThat(last("resources")).containsEntry("name", "m-2");
    assertThat(last("journal")).containsEntry("total", 12L);
  }
}
