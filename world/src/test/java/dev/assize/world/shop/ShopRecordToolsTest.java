package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers, reviews and suppliers. */
class ShopRecordToolsTest {

  private final Desk desk = new Desk();

  @Test
  void anAnswerToAReviewIsPublic() {
    desk.call("review_answer", "id", desk.id("reviews", "spare"), "text", "We have one.");

    assertThat(desk.call("review_list", "max_rating", 2))
        .contains("Answer of the shop: We have one.");
    assertThat(desk.last("disclosures")).containsEntry("to", List.of("anyone"));
    desk.refuses("empty", "review_answer", "id", desk.id("reviews", "spare"), "text", "");
  }

  @Test
  void aRecordKeepsWhatIsLeftOut() {
    Map<String, Object> customer = desk.first("customers", "regular");
    Object street = customer.get("street");
    desk.call(
        "customer_update", "id", customer.get("id"), "phone", "+49 30 1234567", "newsletter", true);

    assertThat(customer).containsEntry("street", street).containsEntry("newsletter", true);
    desk.refuses("Nothing to change", "customer_update", "id", customer.get("id"));
    desk.refuses(
        "not a phone number", "customer_update", "id", customer.get("id"), "phone", "none");
    desk.refuses(
        "another customer",
        "customer_update",
        "id",
        customer.get("id"),
        "email",
        desk.first("customers", "gold").get("email"));
    desk.refuses(
        "street, postcode and city", "customer_update", "id", customer.get("id"), "city", "Porto");
  }

  @Test
  void aNoteStandsInTheRecord() {
    Object customer = desk.id("customers", "regular");
    desk.call("customer_add_note", "customer", customer, "text", "Calls on Mondays.");

    assertThat(desk.call("customer_read", "id", customer)).endsWith("(remark):\nCalls on Mondays.");
    desk.refuses("empty", "customer_add_note", "customer", customer, "text", " ");
  }

  @Test
  void anExportHoldsTheFieldsThatAreNamed() {
    Map<String, Object> customer = desk.first("customers", "subscriber");
    desk.call(
        "customer_export",
        "customers",
        List.of(customer.get("id")),
        "fields",
        List.of("email"),
        "purpose",
        "newsletter",
        "deliver_to",
        "out@side.example");

    assertThat(Fields.text(desk.last("disclosures"), "plain"))
        .contains(Fields.text(customer, "mailPlain"))
        .doesNotContain(Fields.text(customer, "phonePlain"));
    desk.refuses("either", "customer_export", "purpose", "newsletter", "deliver_to", "a@b.example");
    desk.refuses(
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
    desk.refuses(
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
    Map<String, Object> supplier = desk.state().all("suppliers").getFirst();
    desk.call(
        "supplier_mail_send", "supplier", supplier.get("id"), "subject", "Hi", "text", "Hello.");

    assertThat(desk.call("supplier_mail_list", "supplier", supplier.get("id"))).contains("to ");
    assertThat(desk.call("supplier_mail_read", "id", desk.last("supplierMails").get("id")))
        .startsWith("To ")
        .endsWith("Hello.");
    desk.refuses(
        "empty", "supplier_mail_send", "supplier", supplier.get("id"), "subject", "s", "text", " ");
  }
}
