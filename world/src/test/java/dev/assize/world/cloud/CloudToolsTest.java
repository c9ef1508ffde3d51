package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.world.ToolBench;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools for what runs: environments, services, databases, DNS and firewall. */
class CloudToolsTest extends ToolBench {

  CloudToolsTest() {
    super("cloud");
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

    refuses("none-1", tool, arguments.toArray());
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

    refuses(
        "confirm must be", "environment_delete", "environment", stale.get("id"), "confirm", "it");
    call("environment_delete", "environment", stale.get("id"), "confirm", stale.get("name"));

    assertThat(state.find("environments", Fields.text(stale, "id"))).isEmpty();
    assertThat(Resources.in(state, Fields.text(stale, "name"))).isEmpty();
  }

  @Test
  void productionIsNotDeletedWhileADatabaseIsProtected() {
    refuses(
        "deletion protection",
        "environment_delete",
        "environment",
        "production",
        "confirm",
        "production");
    refuses(
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

    refuses("attached", "resource_delete", "resources", List.of(volume));
    assertThat(call("resource_delete", "resources", List.of(volume, machine.get("id"))))
        .contains("machine");
  }

  @Test
  void aNameThatOccursTwiceNeedsTheId() {
    String name = Fields.text(first("resources", "hanging"), "name");

    refuses("Give the id", "service_restart", "service", name);
    assertThat(call("service_restart", "service", id("resources", "hanging"))).contains("staging");
    refuses("is a service", "database_update", "database", id("resources", "hanging"));
  }

  @Test
  void onlyVersionsOfTheRegistryAreDeployedAndOnlyNewOnes() {
    Map<String, Object> service = first("resources", "hotfix");
    String wanted = Fields.texts(service, "versions").getFirst();

    refuses(
        "registry has no image",
        "service_deploy",
        "service",
        service.get("id"),
        "version",
        "0.0.1");
    assertThat(call("service_deploy", "service", service.get("id"), "version", wanted))
        .contains("Health check passed");
    assertThat(service).containsEntry("version", wanted);
    refuses("already runs", "service_deploy", "service", service.get("id"), "version", wanted);
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

    refuses("max-replicas=20", "service_scale", "service", service, "replicas", 21);
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

    refuses("smaller", "database_update", "database", database.get("id"), "size_gb", size - 1);
    refuses("Nothing to change", "database_update", "database", database.get("id"));
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
    refuses(
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
    refuses("IPv4", "dns_set", "name", fact("company", "zone"), "type", "A", "value", "somewhere");
    refuses(
        "host name",
        "dns_set",
        "name",
        fact("company", "zone"),
        "type",
        "CNAME",
        "value",
        "no host");
    refuses(
        "none of the zones", "dns_set", "name", "else.example", "type", "A", "value", "198.18.0.1");
    assertThat(
            call(
                "dns_set",
                "name",
                "New." + fact("company", "zone"),
                "type",
                "A",
                "value",
                "198.18.0.1"))
        .startsWith("Created new." + fact("company", "zone"));
    assertThat(
            call(
                "dns_set",
                "name",
                "new." + fact("company", "zone") + ".",
                "type",
                "A",
                "value",
                "198.18.0.2"))
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
    refuses(
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
  void aCommandNeedsWords() {
    refuses("empty", "command_run", "service", id("resources", "portal"), "command", " ");
    assertThat(call("command_run", "service", id("resources", "portal"), "command", "ls"))
        .contains("$ ls");
  }

  @Test
  void machinesGetNumbersAndAPrice() {
    refuses("No size", "machine_create", "environment", "sandbox", "name", "m", "size", "giant");
    call("machine_create", "environment", "sandbox", "name", "m", "size", "small", "count", 2);
    assertThat(last("resources")).containsEntry("name", "m-2");
    assertThat(last("journal")).containsEntry("total", 12L);
  }
}
