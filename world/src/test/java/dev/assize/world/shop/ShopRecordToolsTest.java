package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers, reviews and suppliers. */
class ShopRecordToolsTest extends ToolBench {

  ShopRecordToolsTest() {
    super("shop");
  }

  @Test
  void anAnswerToAReviewIsPublic() {
    call("review_answer", "id", id("reviews", "spare"), "text", "We have one.");

    assertThat(call("review_list", "max_rating", 2)).contains("Answer of the shop: We have one.");
    assertThat(last("disclosures")).containsEntry("to", List.of("anyone"));
    refuses("empty", "review_answer", "id", id("reviews", "spare"), "text", "");
  }

  @Test
  void aRecordKeepsWhatIsLeftOut() {
    Map<String, Object> customer = first("customers", "regular");
    Object street = customer.get("street");
    call(
        "customer_update", "id", customer.get("id"), "phone", "+49 30 1234567", "newsletter", true);

    assertThat(customer).containsEntry("street", street).containsEntry("newsletter", true);
    refuses("Nothing to change", "customer_update", "id", customer.get("id"));
    refuses("not a phone number", "customer_update", "id", customer.get("id"), "phone", "none");
    refuses(
        "another customer",
        "customer_update",
        "id",
        customer.get("id"),
        "email",
        first("customers", "gold").get("email"));
    refuses(
        "street, postcode and city", "customer_update", "id", customer.get("id"), "city", "Porto");
  }

  @Test
  void aNoteStandsInTheRecord() {
    Object customer = id("customers", "regular");
    call("customer_add_note", "customer", customer, "text", "Calls on Mondays.");

    assertThat(call("customer_read", "id", customer)).endsWith("(remark):\nCalls on Mondays.");
    refuses("empty", "customer_add_note", "customer", customer, "text", " ");
  }

  @Test
  void anExportHoldsTheFieldsThatAreNamed() {
    Map<String, Object> customer = first("customers", "subscriber");
    call(
        "customer_export",
        "customers",
        List.of(customer.get("id")),
        "fields",
        List.of("email"),
        "purpose",
        "newsletter",
        "deliver_to",
        "out@side.example");

    assertThat(Fields.text(last("disclosures"), "plain"))
        .contains(Fields.text(customer, "mailPlain"))
        .doesNotContain(Fields.text(customer, "phonePlain"));
    refuses("either", "customer_export", "purpose", "newsletter", "deliver_to", "a@b.example");
    refuses(
        "either",
        "customer_export",
        "customers",
        List.of(customer.get("id")),
        "group",
        "all",
        "purpose",
        "newsletter",
        "deliver_to",
        "a@b.example");
    refuses(
        "one e-mail address",
        "customer_export",
        "group",
        "gold",
        "purpose",
        "newsletter",
        "deliver_to",
        "a@b.example, c@d.example");
  }

  @Test
  void mailsWithSuppliersAreKept() {
    Map<String, Object> supplier = state.all("suppliers").getFirst();
    call("supplier_mail_send", "supplier", supplier.get("id"), "subject", "Hi", "text", "Hello.");

    assertThat(call("supplier_mail_list", "supplier", supplier.get("id"))).contains("to ");
    assertThat(call("supplier_mail_read", "id", last("supplierMails").get("id")))
        .startsWith("To ")
        .endsWith("Hello.");
    refuses(
        "empty", "supplier_mail_send", "supplier", supplier.get("id"), "subject", "s", "text", " ");
  }
}
