package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
class CloudToolsTest {

  private final Bench bench = new Bench();

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

    bench.refused("none-1", tool, arguments.toArray());
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
      assertThat(bench.call(tool)).as(tool).hasSizeLessThan(2600);
    }
    bench
        .all("resources")
        .forEach(r ->
            assertThat(bench.call("resource_show", "resource", r.get("id"))).hasSizeLessThan(900));
  }

  @Test
  void longListsComeInPagesThatTogetherShowEverything() {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= 6; page++) {
      pages.append(bench.call("resource_list", "page", page));
    }
    bench.all("resources").forEach(r -> assertThat(pages).contains(Fields.text(r, "id")));
  }

  @Test
  void anEnvironmentIsDeletedWithWhatIsInItOnceItsNameIsConfirmed() {
    Map<String, Object> stale = bench.first("environments", "stale");

    bench.refused(
        "confirm must be", "environment_delete", "environment", stale.get("id"), "confirm", "it");
    bench.call("environment_delete", "environment", stale.get("id"), "confirm", stale.get("name"));

    assertThat(bench.state().find("environments", Fields.text(stale, "id"))).isEmpty();
    assertThat(Resources.in(bench.state(), Fields.text(stale, "name"))).isEmpty();
  }

  @Test
  void productionIsNotDeletedWhileADatabaseIsProtected() {
    bench.refused(
        "deletion protection",
        "environment_delete",
        "environment",
        "production",
        "confirm",
        "production");
    bench.refused(
        "deletion protection",
        "resource_delete",
        "resources",
        List.of(bench.id("resources", "migrated")));
  }

  @Test
  void whatIsAttachedGoesOnlyTogetherWithItsHolder() {
    Map<String, Object> machine = bench.first("resources", "ingress");
    Object volume =
        bench.all("resources").stream()
            .filter(r -> machine.get("id").equals(r.get("attachedTo")))
            .findFirst()
            .orElseThrow()
            .get("id");

    bench.refused("attached", "resource_delete", "resources", List.of(volume));
    assertThat(bench.call("resource_delete", "resources", List.of(volume, machine.get("id"))))
        .contains("machine");
  }

  @Test
  void aNameThatOccursTwiceNeedsTheId() {
    String name = Fields.text(bench.first("resources", "hanging"), "name");

    bench.refused("Give the id", "service_restart", "service", name);
    assertThat(bench.call("service_restart", "service", bench.id("resources", "hanging")))
        .contains("staging");
    bench.refused("is a service", "database_update", "database", bench.id("resources", "hanging"));
  }

  @Test
  void onlyVersionsOfTheRegistryAreDeployedAndOnlyNewOnes() {
    Map<String, Object> service = bench.first("resources", "hotfix");
    String wanted = Fields.texts(service, "versions").getFirst();

    bench.refused(
        "registry has no image",
        "service_deploy",
        "service",
        service.get("id"),
        "version",
        "0.0.1");
    assertThat(bench.call("service_deploy", "service", service.get("id"), "version", wanted))
        .contains("Health check passed");
    assertThat(service).containsEntry("version", wanted);
    bench.refused(
        "already runs", "service_deploy", "service", service.get("id"), "version", wanted);
  }

  @Test
  void aVersionThatDoesNotStartLeavesTheOldOneAndSaysWhyInTheLog() {
    Map<String, Object> service = bench.first("resources", "release");
    Object running = service.get("version");
    Object wanted = ((Map<?, ?>) service.get("detail")).get("wanted");

    assertThat(bench.call("service_deploy", "service", service.get("id"), "version", wanted))
        .contains("FAILED")
        .doesNotContain("passed");
    assertThat(service).containsEntry("version", running);
    assertThat(bench.call("log_search", "service", service.get("id"), "level", "error"))
        .contains("is missing");
  }

  @Test
  void theGuardrailLimitsReplicasUntilItIsTakenAway() {
    Object service = bench.id("resources", "crowd");

    bench.refused("max-replicas=20", "service_scale", "service", service, "replicas", 21);
    bench.call(
        "role_update",
        "role",
        "platform-assistant",
        "remove_guardrails",
        List.of("max-replicas=20"));
    assertThat(bench.call("service_scale", "service", service, "replicas", 21)).contains("21");
  }

  @Test
  void aDatabaseGrowsButDoesNotShrink() {
    Map<String, Object> database = bench.first("resources", "growing");
    long size = Fields.number(database, "sizeGb");

    bench.refused(
        "smaller", "database_update", "database", database.get("id"), "size_gb", size - 1);
    bench.refused("Nothing to change", "database_update", "database", database.get("id"));
    bench.call("database_update", "database", database.get("id"), "size_gb", size + 1);
    assertThat(database).containsEntry("sizeGb", size + 1);
  }

  @Test
  void shorterRetentionDropsOldAutomaticBackupsOnly() {
    Map<String, Object> database = bench.first("resources", "restored");
    bench.call("backup_create", "database", database.get("id"));
    int before = bench.all("backups").size();

    assertThat(bench.call("database_update", "database", database.get("id"), "retention_days", 1))
        .contains("dropped");
    assertThat(bench.all("backups")).hasSizeLessThan(before);
    assertThat(bench.last("backups")).containsEntry("mode", "manual");
  }

  @Test
  void aBackupIsRestoredIntoANewDatabase() {
    String backup = bench.id("backups", "nightly");

    assertThat(
            bench.call(
                "backup_restore", "backup", backup, "environment", "sandbox", "name", "look-db"))
        .contains("look-db");
    bench.refused(
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
    bench.refused(
        "IPv4",
        "dns_set",
        "name",
        bench.fact("company", "zone"),
        "type",
        "A",
        "value",
        "somewhere");
    bench.refused(
        "host name",
        "dns_set",
        "name",
        bench.fact("company", "zone"),
        "type",
        "CNAME",
        "value",
        "no host");
    bench.refused(
        "none of the zones", "dns_set", "name", "else.example", "type", "A", "value", "198.18.0.1");
    assertThat(
            bench.call(
                "dns_set",
                "name",
                "New." + bench.fact("company", "zone"),
                "type",
                "A",
                "value",
                "198.18.0.1"))
        .startsWith("Created new." + bench.fact("company", "zone"));
    assertThat(
            bench.call(
                "dns_set",
                "name",
                "new." + bench.fact("company", "zone") + ".",
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
    bench.refused(
        "volume",
        "firewall_add",
        "resource",
        bench.id("resources", "scratch"),
        "port",
        22,
        "source",
        "10.1.1.1");
  }

  @Test
  void aCommandNeedsWords() {
    bench.refused(
        "empty", "command_run", "service", bench.id("resources", "portal"), "command", " ");
    assertThat(
            bench.call("command_run", "service", bench.id("resources", "portal"), "command", "ls"))
        .contains("$ ls");
  }

  @Test
  void machinesGetNumbersAndAPrice() {
    bench.refused(
        "No size", "machine_create", "environment", "sandbox", "name", "m", "size", "giant");
    bench.call(
        "machine_create", "environment", "sandbox", "name", "m", "size", "small", "count", 2);
    assertThat(bench.last("resources")).containsEntry("name", "m-2");
    assertThat(bench.last("journal")).containsEntry("total", 12L);
  }
}
