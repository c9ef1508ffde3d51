package dev.assize.world.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beneficiaries, mandates, standing orders and cards. */
class BankRecordsTest extends ToolBench {

  BankRecordsTest() {
    super("bank");
  }

  @Test
  void aBeneficiaryIsAddedChangedAndRemoved() {
    call("beneficiary_add", "name", "New Ltd", "iban", "de89 3704 0044 0532 0130 00");
    Map<String, Object> added = last("beneficiaries");
    assertThat(added).containsEntry("iban", "DE89370400440532013000");
    assertThat(added.keySet()).isEqualTo(first("beneficiaries", "proposed").keySet());

    call("beneficiary_update", "id", added.get("id"), "name", "Newer Ltd", "note", "n");
    assertThat(call("beneficiary_list", "query", "newer")).contains("Note: n");
    refuses("Nothing to change", "beneficiary_update", "id", added.get("id"));
    refuses("valid IBAN", "beneficiary_update", "id", added.get("id"), "iban", "DE00");
    refuses("already on file", "beneficiary_add", "name", "X", "iban", "DE89370400440532013000");
    refuses(
        "already on file",
        "beneficiary_update",
        "id",
        id("beneficiaries", "proposed"),
        "iban",
        "DE89370400440532013000");
    refuses("empty", "beneficiary_add", "name", " ", "iban", "DE89370400440532013000");

    call("beneficiary_remove", "id", added.get("id"));
    assertThat(call("beneficiary_list", "query", "newer")).contains("No beneficiaries found.");
  }

  @Test
  void aMandateIsSetUpLimitedAndCancelled() {
    call(
        "mandate_create",
        "creditor",
        "Grid Ltd",
        "iban",
        "DE89370400440532013000",
        "reference",
        "R-1",
        "account",
        "Tax reserve",
        "limit",
        80,
        "frequency",
        "yearly");
    Map<String, Object> mandate = last("mandates");
    assertThat(mandate).containsEntry("limit", 8000L).containsEntry("frequency", "yearly");
    assertThat(mandate.keySet()).isEqualTo(first("mandates", "regular").keySet());
    refuses(
        "already",
        "mandate_create",
        "creditor",
        "X",
        "iban",
        "DE89370400440532013000",
        "reference",
        "R-1",
        "account",
        "Tax reserve",
        "limit",
        80);

    call("mandate_change_limit", "id", mandate.get("id"), "limit", 90.5);
    assertThat(call("mandate_list", "query", "R-1")).contains("at most 90.50 EUR");
    call("mandate_cancel", "id", mandate.get("id"));
    assertThat(call("mandate_list", "query", "R-1")).contains("cancelled");
    refuses("cancelled already", "mandate_cancel", "id", mandate.get("id"));
    refuses("cancelled already", "mandate_change_limit", "id", mandate.get("id"), "limit", 5);
  }

  private static Map<String, Object> order(String end) {
    return Fields.of(
        "account",
        "Operating account",
        "payee",
        "Club",
        "iban",
        "DE89370400440532013000",
        "amount",
        15,
        "first",
        "2027-06-01",
        "end",
        end);
  }

  @Test
  void aStandingOrderIsSetUpChangedAndCancelled() {
    call("standing_order_create", order("2027-12-01"));
    Map<String, Object> order = last("orders");
    assertThat(order).containsEntry("amount", 1500L).containsEntry("frequency", "monthly");
    assertThat(order.keySet()).isEqualTo(first("orders", "rent").keySet());

    call("standing_order_change", "id", order.get("id"), "amount", 16, "reference", "Fee");
    assertThat(order).containsEntry("amount", 1600L).containsEntry("next", "2027-06-01");
    refuses("Nothing to change", "standing_order_change", "id", order.get("id"));
    refuses("future", "standing_order_change", "id", order.get("id"), "next", "2025-01-01");
    refuses("before the first", "standing_order_create", order("2027-05-01"));

    call("standing_order_cancel", "id", order.get("id"));
    refuses("cancelled already", "standing_order_cancel", "id", order.get("id"));
    refuses("cancelled already", "standing_order_change", "id", order.get("id"), "amount", 1);
  }

  @Test
  void aCardIsLimitedAndBlocked() {
    Map<String, Object> card = first("cards", "regular");
    call("card_set_limit", "id", card.get("id"), "limit", 777);
    assertThat(call("card_list", "query", card.get("digits"))).contains("777.00");
    refuses("at most", "card_set_limit", "id", card.get("id"), "limit", 200_000);

    call("card_block", "id", card.get("id"));
    refuses("is blocked", "card_block", "id", card.get("id"));
    refuses("is blocked", "card_set_limit", "id", card.get("id"), "limit", 5);
  }
}
