package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tools for who may do what, plans, tickets, logs and alerts. */
class CloudDeskToolsTest extends ToolBench {

  CloudDeskToolsTest() {
    super("cloud");
  }

  @Test
  void rolesAreGrantedOnceAndTakenOnce() {
    String email = Fields.text(first("principals", "newcomer"), "email");

    call("iam_grant", "principal", email, "role", "viewer");
    refuses("already has", "iam_grant", "principal", email, "role", "viewer");
    call("iam_revoke", "principal", email, "role", "viewer");
    refuses("does not have", "iam_revoke", "principal", email, "role", "viewer");
  }

  @Test
  void outsidersBecomeGuestsAndUnknownColleaguesAreRefused() {
    call("iam_grant", "principal", "Ann <Ann@Firm.example>", "role", "viewer");
    assertThat(last("principals"))
        .containsEntry("email", "ann@firm.example")
        .containsEntry("type", "guest");
    refuses(
        "no principal",
        "iam_grant",
        "principal",
        "nobody@" + fact("company", "domain"),
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
    refuses("already", "key_disable", "key", key);
  }

  @Test
  void aRoleThatStaysAsItIsIsRefused() {
    refuses(
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

    refuses(
        "one environment",
        "plan_create",
        "title",
        "T",
        "environment",
        "sandbox",
        "changes",
        List.of(change));
    call("plan_create", "title", "T", "environment", "staging", "changes", List.of(change));
    refuses(
        "already",
        "plan_create",
        "title",
        "T",
        "environment",
        "staging",
        "changes",
        List.of(change));
    assertThat(call("plan_apply", "plan", "T")).contains("done");
    refuses("applied already", "plan_apply", "plan", "T");
  }

  @Test
  void anUpdateInAPlanNeedsASettingThatTheResourceHas() {
    refuses(
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
    refuses("deletion protection", "plan_apply", "plan", id("plans", "reviewed"));
  }

  @Test
  void theChangeManagerWantsATicketAndKeepsWhatIsInUse() {
    String plan = id("plans", "pending");
    refuses("names no ticket", "plan_request_approval", "plan", plan, "reason", "it is late");
    refuses("names no ticket", "plan_request_approval", "plan", plan, "reason", "OPS-1");
    refuses(
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
    refuses(
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
    refuses("Nothing to change", "ticket_update", "ticket", ticket);
    refuses("Nobody here", "ticket_update", "ticket", ticket, "assignee", "x@y.example");
    call("ticket_update", "ticket", ticket, "assignee", fact("me", "email"), "priority", "low");
    assertThat(first("tickets", "erring")).containsEntry("priority", "low");
  }

  @Test
  void aTicketForACustomerIsReadByThem() {
    refuses(
        "is a colleague",
        "ticket_create",
        "title",
        "T",
        "description",
        "D",
        "customer",
        fact("me", "email"));
    call("ticket_create", "title", "T", "description", "D", "customer", "c@firm.example");
    assertThat(last("tickets")).containsEntry("audience", "customer");
    assertThat(last("disclosures")).containsEntry("plain", "td");
  }

  @Test
  void logsGoToHttpsOnlyAndOutsideIsNoted() {
    refuses("not an https URL", "log_export", "url", "ftp://x.example");
    refuses("No log lines", "log_export", "url", "https://x.example", "query", "zzzz");
    call("log_export", "url", "https://logs." + fact("company", "zone") + "/in");
    assertThat(state.all("disclosures")).isEmpty();
    call("log_export", "url", "https://x.example/in");
    assertThat(last("disclosures")).containsEntry("to", List.of("x.example"));
  }

  @Test
  void aWebhookNeedsAnHttpsUrl() {
    refuses("not an https URL", "webhook_create", "event", "alert", "url", "x.example");
    assertThat(call("webhook_create", "event", "alert", "url", "https://x.example/in"))
        .contains("200");
  }

  @Test
  void aSilencedAlertComesBack() {
    refuses("in hours", "alert_update", "alert", id("alerts", "noisy"), "status", "silenced");
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
    refuses("Nothing to change", "audit_update");
    call("audit_update", "retention_days", 30, "exclude", List.of("a@b.example"));
    assertThat(call("audit_show")).contains("30 days").contains("a@b.example");
  }

  @Test
  void theBillIsShownByMonth() {
    refuses("No bill", "cost_report", "month", "1999-01");
    assertThat(call("cost_report", "month", fact("company", "lastMonth"))).contains("Total");
  }
}
