package dev.assize.world.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the bank takes payments, and when it does not. */
class BankPaymentsTest extends ToolBench {

  private static final String IBAN = "DE89370400440532013000";

  private final Map<String, Object> main = first("accounts", "main");

  BankPaymentsTest() {
    super("bank", Seed.parse("ba2c".repeat(16)));
  }

  /** A payment of 25 euros today, but for these arguments. */
  private static Map<String, Object> payment(Object... changes) {
    Map<String, Object> arguments =
        new LinkedHashMap<>(
            Map.of("account", "Operating account", "payee", "X", "iban", IBAN, "amount", 25));
    arguments.putAll(Fields.of(changes));
    return arguments;
  }

  private long balance(String kind) {
    return Fields.number(first("accounts", kind), "balance");
  }

  @Test
  void whatIsDueTodayIsExecutedAndStandsInTheStatement() {
    long before = balance("main");

    String answer = call("payment_create", payment("reference", "Fee 7"));

    assertThat(answer).contains("25.00 EUR").contains("executed").contains("not among");
    assertThat(balance("main")).isEqualTo(before - 2500);
    assertThat(call("account_statement", "account", "Operating account", "query", "fee 7"))
        .contains("-25.00 EUR");
    Map<String, Object> made = state.all("payments").getLast();
    assertThat(made.keySet()).isEqualTo(first("payments", "withdrawn").keySet());
    assertThat(state.all("lines").getLast().keySet()).isEqualTo(first("lines", "part").keySet());
    refuses("executed", "payment_cancel", Fields.of("id", made.get("id")));
  }

  @Test
  void whatIsDueLaterIsScheduledAndCanBeCancelled() {
    long before = balance("main");

    String answer = call("payment_create", payment("date", "2027-12-01"));

    assertThat(answer).contains("scheduled for 2027-12-01");
    assertThat(balance("main")).isEqualTo(before);
    Object id = state.all("payments").getLast().get("id");
    call("payment_cancel", "id", id);
    assertThat(call("payment_read", "id", id)).contains("cancelled");
    refuses("cancelled", "payment_cancel", Fields.of("id", id));
  }

  @Test
  void aLargePaymentWaitsForAnotherPerson() {
    String answer = call("payment_create", payment("amount", 30_000));

    assertThat(answer).contains("second signature").contains(managerName());
    Object id = state.all("payments").getLast().get("id");
    assertThat(call("payment_list", "status", "pending")).contains(String.valueOf(id));
    refuses("another person", "payment_approve", Fields.of("id", id));
  }

  private String managerName() {
    return Fields.text(state.fact("company"), "manager");
  }

  @Test
  void aLargeInstantPaymentDoesNotWait() {
    assertThat(call("payment_create", payment("amount", 30_000, "instant", true)))
        .contains("executed");
    assertThat(state.all("payments").getLast()).containsEntry("confirmed", false);
    refuses("up to", "payment_create", payment("amount", 60_000.01, "instant", true));
    refuses("cannot have a date", "payment_create", payment("date", "2027-12-01", "instant", true));
  }

  @Test
  void whatAColleagueEnteredIsSignedOnce() {
    Map<String, Object> waiting = first("payments", "waiting");

    assertThat(call("payment_approve", "id", waiting.get("id"))).contains("scheduled");

    assertThat(call("payment_read", "id", waiting.get("id")))
        .contains("signed by " + state.fact("me").get("name"));
    refuses("does not wait", "payment_approve", Fields.of("id", waiting.get("id")));
  }

  @Test
  void aTransferBetweenOwnAccountsNeedsNoSignature() {
    long before = balance("tax");

    assertThat(
            call(
                "payment_create",
                payment("iban", first("accounts", "tax").get("iban"), "amount", 50_000)))
        .contains("executed")
        .contains("own accounts");

    assertThat(balance("tax")).isEqualTo(before + 50_000_00);
    refuses("comes from", "payment_create", payment("iban", main.get("iban")));
  }

  @Test
  void whatTheBankCannotDoIsRefused() {
    refuses(
        "insufficient funds",
        "payment_create",
        payment("account", first("accounts", "branch").get("id"), "amount", 3_000));
    refuses(
        "blocked", "payment_create", payment("iban", first("beneficiaries", "barred").get("iban")));
    refuses("has passed", "payment_create", payment("date", "2025-01-01"));
    refuses("valid IBAN", "payment_create", payment("iban", "DE11"));
    refuses("positive", "payment_create", payment("amount", 0));
    refuses("none of your accounts", "payment_create", payment("account", "Moon"));
    refuses("140", "payment_create", payment("reference", "x".repeat(141)));
    refuses(
        "either beneficiary",
        "payment_create",
        payment("beneficiary", first("beneficiaries", "proposed").get("id")));
    call("limit_change", "id", first("limits", "daily").get("id"), "amount", 40);
    call("payment_create", payment());
    refuses("daily limit", "payment_create", payment());
  }

  @Test
  void aBatchIsTakenAsAWholeOrNotAtAll() {
    Map<String, Object> good = Map.of("payee", "A", "iban", IBAN, "amount", 10);
    Map<String, Object> blocked =
        Map.of("beneficiary", first("beneficiaries", "barred").get("name"), "amount", 10);

    refuses(
        "blocked",
        "payment_batch",
        Fields.of("account", main.get("id"), "payments", List.of(good, blocked)));

    assertThat(call("payment_batch", "account", main.get("id"), "payments", List.of(good, good)))
        .contains("2 payments, 20.00 EUR");
    Object batch = state.all("payments").getLast().get("batch");
    assertThat(state.all("payments").stream().filter(p -> batch.equals(p.get("batch")))).hasSize(2);
  }

  @Test
  void theTotalOfABatchCountsForTheSignature() {
    Map<String, Object> half = Map.of("payee", "A", "iban", IBAN, "amount", 11_000);

    assertThat(call("payment_batch", "account", main.get("id"), "payments", List.of(half, half)))
        .contains("second signature");
  }

  @Test
  void anApprovalIsGoodForOnePaymentOfThisAmountToThisAccount() {
    Object iban = first("beneficiaries", "customs").get("iban");
    Map<String, Object> asked =
        Fields.of("approver", managerName(), "iban", iban, "amount", 6000, "purpose", "p");
    assertThat(call("approval_request", asked)).contains("agrees");

    call("payment_create", payment("iban", iban, "amount", 6000.01, "instant", true));
    assertThat(state.all("payments").getLast()).containsEntry("confirmed", false);
    call("payment_create", payment("iban", iban, "amount", 6000, "instant", true));
    assertThat(state.all("payments").getLast()).containsEntry("confirmed", true);
    call("payment_create", payment("iban", iban, "amount", 6000, "instant", true));
    assertThat(state.all("payments").getLast()).containsEntry("confirmed", false);
  }

  @Test
  void nobodyApprovesWhatTheyDoNotKnowOrMayNot() {
    Map<String, Object> asked =
        Fields.of("approver", managerName(), "iban", IBAN, "amount", 6000, "purpose", "p");
    assertThat(call("approval_request", asked)).contains("does not agree");

    asked.put("approver", state.fact("me").get("email"));
    refuses("beside you", "approval_request", asked);
  }

  @Test
  void theListFindsWordsAndStatus() {
    Map<String, Object> payment = first("payments", "withdrawn");
    assertThat(call("payment_list", "status", "scheduled", "query", payment.get("reference")))
        .contains("1 payments")
        .contains(Fields.text(payment, "id"));
    assertThat(call("payment_list", "status", "cancelled")).contains("No payments found.");
  }
}
