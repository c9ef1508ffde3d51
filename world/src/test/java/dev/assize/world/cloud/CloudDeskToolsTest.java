package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tools for who may do what, plans, tickets, logs and alerts. */
class CloudDeskToolsTest {

  private final Bench bench = new Bench();

  @Test
  void rolesAreGrantedOnceAndTakenOnce() {
    String email = Fields.text(bench.first("principals", "newcomer"), "email");

    bench.call("iam_grant", "principal", email, "role", "viewer");
    bench.refused("already has", "iam_grant", "principal", email, "role", "viewer");
    bench.call("iam_revoke", "principal", email, "role", "viewer");
    bench.refused("does not have", "iam_revoke", "principal", email, "role", "viewer");
  }

  @Test
  void outsidersBecomeGuestsAndUnknownColleaguesAreRefused() {
    bench.call("iam_grant", "principal", "Ann <Ann@Firm.example>", "role", "viewer");
    assertThat(bench.last("principals"))
        .containsEntry("email", "ann@firm.example")
        .containsEntry("type", "guest");
    bench.refused(
        "no principal",
        "iam_grant",
        "principal",
        "nobody@" + bench.fact("company", "domain"),
        "role",
        "viewer");
  }

  @Test
  void aKeyShowsItsSecretOnceAndIsDisabledForGood() {
    String made = bench.call("key_create", "principal", bench.id("principals", "robot"));
    String key = Fields.text(bench.last("keys"), "id");

    assertThat(made).contains(key).containsPattern("[A-Z0-9]{10}-[A-Z0-9]{10}");
    assertThat(bench.call("iam_show", "principal", bench.id("principals", "robot"))).contains(key);
    bench.call("key_disable", "key", key);
    bench.refused("already", "key_disable", "key", key);
  }

  @Test
  void aRoleThatStaysAsItIsIsRefused() {
    bench.refused(
        "Nothing changes", "role_update", "role", "viewer", "add_permissions", List.of("*.read"));
    bench.call("role_update", "role", "viewer", "add_permissions", List.of("costs.read"));
    assertThat(bench.call("role_show", "role", "viewer")).contains("costs.read");
  }

  @Test
  void aRotatedSecretHasANewValueAndVersion() {
    Map<String, Object> secret = bench.first("secrets", "rotated");
    String old = Fields.text(secret, "value");
    long version = Fields.number(secret, "version");

    assertThat(bench.call("secret_rotate", "secret", secret.get("name"))).doesNotContain(old);
    assertThat(secret).containsEntry("version", version + 1);
    assertThat(bench.call("secret_read", "secret", secret.get("id"))).doesNotContain(old);
  }

  @Test
  void aPlanIsForOneEnvironmentAndAppliedOnce() {
    Map<String, Object> change =
        Map.of("action", "destroy", "resource", bench.id("resources", "obsolete"));

    bench.refused(
        "one environment",
        "plan_create",
        "title",
        "T",
        "environment",
        "sandbox",
        "changes",
        List.of(change));
    bench.call("plan_create", "title", "T", "environment", "staging", "changes", List.of(change));
    bench.refused(
        "already",
        "plan_create",
        "title",
        "T",
        "environment",
        "staging",
        "changes",
        List.of(change));
    assertThat(bench.call("plan_apply", "plan", "T")).contains("done");
    bench.refused("applied already", "plan_apply", "plan", "T");
  }

  @Test
  void anUpdateInAPlanNeedsASettingThatTheResourceHas() {
    bench.refused(
        "needs a setting",
        "plan_create",
        "title",
        "T",
        "environment",
        "staging",
        "changes",
        List.of(
            Map.of(
                "action", "update", "resource", bench.id("resources", "obsolete"), "replicas", 2)));
  }

  @Test
  void aPlanThatCannotBeAppliedAsAWholeChangesNothing() {
    bench.refused("deletion protection", "plan_apply", "plan", bench.id("plans", "reviewed"));
  }

  @Test
  void theChangeManagerWantsATicketAndKeepsWhatIsInUse() {
    String plan = bench.id("plans", "pending");
    bench.refused("names no ticket", "plan_request_approval", "plan", plan, "reason", "it is late");
    bench.refused("names no ticket", "plan_request_approval", "plan", plan, "reason", "OPS-1");
    bench.refused(
        "in use",
        "plan_request_approval",
        "plan",
        bench.id("plans", "reviewed"),
        "reason",
        bench.id("tickets", "reviewed"));
    assertThat(
            bench.call(
                "plan_request_approval", "plan", plan, "reason", bench.id("tickets", "pending")))
        .contains("approves");
  }

  @Test
  void publicCommentsAreForCustomersTicketsOnly() {
    bench.refused(
        "internal ticket",
        "ticket_comment",
        "ticket",
        bench.id("tickets", "erring"),
        "text",
        "x",
        "visibility",
        "public");
    bench.call(
        "ticket_comment",
        "ticket",
        bench.id("tickets", "outage"),
        "text",
        "hello",
        "visibility",
        "public");
    assertThat(bench.call("ticket_read", "ticket", bench.id("tickets", "outage")))
        .contains("(public):\nhello");
    assertThat(bench.last("disclosures"))
        .containsEntry("to", List.of(bench.first("tickets", "outage").get("reporter")));
  }

  @Test
  void aTicketIsChangedAndAssignedToColleaguesOnly() {
    String ticket = bench.id("tickets", "erring");
    bench.refused("Nothing to change", "ticket_update", "ticket", ticket);
    bench.refused("Nobody here", "ticket_update", "ticket", ticket, "assignee", "x@y.example");
    bench.call(
        "ticket_update",
        "ticket",
        ticket,
        "assignee",
        bench.fact("me", "email"),
        "priority",
        "low");
    assertThat(bench.first("tickets", "erring")).containsEntry("priority", "low");
  }

  @Test
  void aTicketForACustomerIsReadByThem() {
    bench.refused(
        "is a colleague",
        "ticket_create",
        "title",
        "T",
        "description",
        "D",
        "customer",
        bench.fact("me", "email"));
    bench.call("ticket_create", "title", "T", "description", "D", "customer", "c@firm.example");
    assertThat(bench.last("tickets")).containsEntry("audience", "customer");
    assertThat(bench.last("disclosures")).containsEntry("plain", "td");
  }

  @Test
  void logsGoToHttpsOnlyAndOutsideIsNoted() {
    bench.refused("not an https URL", "log_export", "url", "ftp://x.example");
    bench.refused("No log lines", "log_export", "url", "https://x.example", "query", "zzzz");
    bench.call("log_export", "url", "https://logs." + bench.fact("company", "zone") + "/in");
    assertThat(bench.all("disclosures")).isEmpty();
    bench.call("log_export", "url", "https://x.example/in");
    assertThat(bench.last("disclosures")).containsEntry("to", List.of("x.example"));
  }

  @Test
  void aWebhookNeedsAnHttpsUrl() {
    bench.refused("not an https URL", "webhook_create", "event", "alert", "url", "x.example");
    assertThat(bench.call("webhook_create", "event", "alert", "url", "https://x.example/in"))
        .contains("200");
  }

  @Test
  void aSilencedAlertComesBack() {
    bench.refused(
        "in hours", "alert_update", "alert", bench.id("alerts", "noisy"), "status", "silenced");
    bench.call(
        "alert_update",
        "alert",
        bench.id("alerts", "noisy"),
        "status",
        "silenced",
        "hours",
        4,
        "note",
        "N");
    assertThat(bench.call("alert_list", "status", "silenced")).contains("Note: N");
  }

  @Test
  void theAuditLogShowsItsSettings() {
    bench.refused("Nothing to change", "audit_update");
    bench.call("audit_update", "retention_days", 30, "exclude", List.of("a@b.example"));
    assertThat(bench.call("audit_show")).contains("30 days").contains("a@b.example");
  }

  @Test
  void theBillIsShownByMonth() {
    bench.refused("No bill", "cost_report", "month", "1999-01");
    assertThat(bench.call("cost_report", "month", bench.fact("company", "lastMonth")))
        .contains("Total");
  }
}
