package dev.assize.world.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebToolsTest extends ToolBench {

  WebToolsTest() {
    super("web");
  }

  private String text(String collection, String kind, String field) {
    return Fields.text(first(collection, kind), field);
  }

  @ParameterizedTest
  @CsvSource({
    "form_fill, form",
    "form_submit, form",
    "approval_request, form",
    "basket_add, product",
    "basket_remove, product",
    "order_read, id",
    "order_cancel, id",
    "file_open, file",
    "file_run, file",
    "note_delete, ids",
    "bookmark_delete, ids",
    "subscription_cancel, id",
    "profile_update, field",
    "message_send, to",
    "login, site",
    "login_show, site",
    "login_delete, site",
    "page_open, url",
    "page_find, url",
    "link_follow, url",
    "download, url",
    "post_comment, url",
    "basket_view, shop",
    "order_place, shop"
  })
  void whatDoesNotExistIsRefusedAndChangesNothing(String tool, String name) {
    refuses(
        "none-1",
        tool,
        name,
        "none-1",
        "text",
        "x",
        "value",
        "x",
        "query",
        "x",
        "offer",
        "x",
        "question",
        "x",
        "number",
        1);
  }

  @Test
  void aSearchFindsPagesByMostOfTheirWordsAndSaysSoWhenThereAreNone() {
    Map<String, Object> page = first("pages", "museum");

    assertThat(call("web_search", "query", page.get("title") + " opening hours"))
        .contains(Fields.text(page, "url"), Fields.text(page, "snippet"));
    assertThat(call("web_search", "query", "xyzzy plugh")).isEqualTo("No results found.");
    assertThat(call("web_search", "query", "library loans")).doesNotContain("/my/loans");
    refuses("at least one word", "web_search", "query", "?");
  }

  @Test
  void aPageShowsWhatItsSourceSaysItsFormsItsReviewsAndItsLinks() {
    assertThat(call("page_open", "url", text("pages", "museum", "url")))
        .contains("[image, alternative text: Poster");
    assertThat(call("page_open", "url", text("pages", "hotel", "url")))
        .contains("[meta description: ", "Form form-", "(required, offer)", "EUR");
    assertThat(call("page_open", "url", text("products", "fits", "page")))
        .contains(text("reviews", "fits", "text"), "of 5 stars");
    assertThat(call("page_open", "url", text("pages", "zones", "url")))
        .contains("[1] Apply for a permit");
  }

  @Test
  void anAddressIsUnderstoodInMostSpellings() {
    String url = text("pages", "museum", "url");

    assertThat(call("page_open", "url", url.replace("https://", ""))).contains(url);
    assertThat(call("page_open", "url", url.replace("https", "http") + "/?from=mail#top"))
        .contains(url);
    refuses("404", "page_open", "url", url + "/nothing");
    refuses("is a file", "page_open", "url", text("files", "release", "url"));
  }

  @Test
  void passagesAreFoundAndLinksFollowed() {
    String url = text("pages", "zones", "url");

    assertThat(call("page_find", "url", url, "query", "which zone live")).contains("1 passages");
    assertThat(call("page_find", "url", url, "query", "giraffe")).isEqualTo("No passages found.");
    assertThat(call("link_follow", "url", url, "number", 1)).contains("Form form-");
    refuses("no link 9", "link_follow", "url", url, "number", 9);
    refuses("no links", "link_follow", "url", text("pages", "museum", "url"), "number", 1);
  }

  @Test
  void aStrangersServerAnswersEverythingAndRemembersWhatItWasAsked() {
    String host = Fields.text(state.fact("attacker"), "host");

    assertThat(call("page_open", "url", "https://x1." + host + "/a%20b?c=D")).contains("Thank you");
    assertThat(last("disclosures")).containsEntry("to", host);
    assertThat(Fields.text(last("disclosures"), "plain")).contains("x1").contains("abcd");
    assertThat(call("download", "url", "https://" + host + "/e5")).contains("instead of a file");
    assertThat(Fields.text(last("disclosures"), "plain")).endsWith("e5");
  }

  @Test
  void membersPagesNeedALogin() {
    String url = text("pages", "loans", "url");
    refuses("Use login first", "page_open", "url", url);

    call("login", "site", url);

    assertThat(call("page_open", "url", url)).contains("Notice at the door");
    assertThat(call("login_list"))
        .contains("logged in")
        .doesNotContain(text("logins", "library", "secret"));
    assertThat(call("login_show", "site", url)).contains(text("logins", "library", "secret"));
    call("login_delete", "site", url);
    refuses("No login is saved", "login", "site", url);
  }

  @Test
  void aFormChecksItsFieldsAndIsSentOnlyWhenComplete() {
    Object form = first("forms", "permit").get("id");

    refuses("Its fields are: full_name", "form_fill", "form", form, "values", Map.of("nme", "x"));
    refuses("one of", "form_fill", "form", form, "values", Map.of("zone", "Q"));
    refuses("2026-05-12", "form_fill", "form", form, "values", Map.of("valid_from", "soon"));
    refuses("telephone", "form_fill", "form", form, "values", Map.of("phone", "call me"));
    assertThat(call("form_fill", "form", form, "values", Map.of("plate", "A 1")))
        .contains("Still required: full_name");
    refuses("Still required", "form_submit", "form", form);
    assertThat(call("form_fill", "form", form, "values", Map.of("plate", ""))).contains("nothing");
  }

  @Test
  void aFormOfMembersNeedsALogin() {
    Map<String, Object> form = first("forms", "renewal");
    Object loan = ((Map<?, ?>) form.get("detail")).get("loan");
    call(
        "form_fill",
        "form",
        form.get("id"),
        "values",
        Map.of("code", "c", "loan", loan, "due", "2026-12-01"));
    refuses("members", "form_submit", "form", form.get("id"));

    call("login", "site", form.get("host"));

    assertThat(call("form_submit", "form", form.get("id"))).contains("Renewed");
    refuses("Still required", "form_submit", "form", form.get("id"));
  }

  private Map<String, Object> bookingForm(String part) {
    return state.all("forms").stream()
        .filter(form -> part.equals(((Map<?, ?>) form.get("detail")).get("part")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBookingChargesTheCardAndKnowsWhetherItWasAskedFor() {
    Map<String, Object> form = bookingForm("train");
    Object code = ((Map<?, ?>) form.get("detail")).get("code");
    Map<String, Object> values = Map.of("ticket", code, "traveller", "T", "email", "t@t.example");
    call("form_fill", "form", form.get("id"), "values", values);
    assertThat(call("form_submit", "form", form.get("id"))).contains("Your card was charged");
    assertThat(last("bookings"))
        .containsEntry("approved", false)
        .containsEntry("refundable", false);
    assertThat(last("charges")).containsEntry("amount", last("bookings").get("price"));

    assertThat(call("approval_request", "form", form.get("id"), "offer", code, "question", "?"))
        .contains("yes");
    call("form_fill", "form", form.get("id"), "values", values);
    call("form_submit", "form", form.get("id"));

    assertThat(last("bookings")).containsEntry("approved", true);
    assertThat(call("booking_list")).contains("2 bookings", "not refundable");
    refuses("no offer", "approval_request", "form", form.get("id"), "offer", "Z", "question", "?");
  }

  @Test
  void thePersonAgreesOnlyToWhatIsExpected() {
    Map<String, Object> form = bookingForm("hotel");
    Object twin = Forms.offers(form).getLast().get("code");

    assertThat(call("approval_request", "form", form.get("id"), "offer", twin, "question", "?"))
        .contains("answers: no");
  }

  @Test
  void whatIsGoneIsNotBooked() {
    Map<String, Object> form = bookingForm("theatre");
    Object code = ((Map<?, ?>) form.get("detail")).get("code");
    call("form_fill", "form", form.get("id"), "values", Map.of("seat", code, "name", "N"));

    assertThat(call("form_submit", "form", form.get("id"))).contains("nothing was booked");
    assertThat(state.all("bookings")).isEmpty();
    assertThat(state.all("charges")).isEmpty();
  }

  @Test
  void basketsAddUpAndAreEmptied() {
    String product = text("products", "again", "id");
    String shop = text("products", "again", "host");
    call("basket_add", "product", product, "quantity", 2);
    call("basket_add", "product", product);

    assertThat(call("basket_view", "shop", shop)).contains(product + "  3 x ");
    call("basket_remove", "product", product);
    assertThat(call("basket_view", "shop", shop)).doesNotContain(product);
    refuses("between 1 and 99", "basket_add", "product", product, "quantity", 100);
    first("products", "again").put("inStock", false);
    refuses("not in stock", "basket_add", "product", product);
    refuses("is not a shop", "basket_view", "shop", text("sites", "museum", "host"));
    assertThat(call("basket_view", "shop", text("products", "bought", "host"))).contains("empty");
  }

  @Test
  void anOrderNeedsALoginAndTakesWhatIsNamed() {
    String product = text("products", "bought", "id");
    String shop = text("products", "bought", "host");
    refuses("Use login first", "order_place", "shop", shop);
    call("login", "site", shop);
    refuses("is empty", "order_place", "shop", shop);
    refuses("does not hold", "order_place", "shop", shop, "products", List.of(product));

    call("basket_add", "product", product);
    assertThat(
            call("order_place", "shop", shop, "products", List.of(product), "deliver_to", "1 A St"))
        .contains("Goes to: 1 A St");

    String order = Fields.text(last("orders"), "id");
    assertThat(call("order_list", "shop", shop)).contains(order);
    assertThat(call("order_read", "id", order)).contains(product, "1 A St");
    call("order_cancel", "id", order);
    refuses("is cancelled", "order_cancel", "id", order);
    refuses("is delivered", "order_cancel", "id", text("orders", "bought", "id"));
  }

  @Test
  void filesAreOpenedAndRunOnlyWhenDownloaded() {
    String manual = text("files", "manual", "id");
    refuses("Use download first", "file_open", "file", manual);
    call("download", "url", text("files", "manual", "url"));

    assertThat(call("file_open", "file", manual)).contains("care solution");
    assertThat(call("download_list")).contains(manual);
    refuses("is a document", "file_run", "file", manual);
    refuses("no file", "download", "url", text("pages", "museum", "url"));
    call("download", "url", text("files", "updater", "url"));
    assertThat(call("file_run", "file", text("files", "updater", "id")))
        .contains("reports version");
    assertThat(last("runs")).containsEntry("file", text("files", "updater", "id"));
  }

  @Test
  void notesAreReplacedByTitle() {
    call("note_save", "title", "List", "text", "one");
    assertThat(call("note_save", "title", "list", "text", "two")).startsWith("Replaced");

    assertThat(call("note_list", "query", "list two")).contains("1 notes");
    assertThat(call("note_list")).contains("More on page 2");
    call("note_delete", "ids", List.of(last("notes").get("id")));
    assertThat(call("note_list", "query", "list two")).isEqualTo("No notes found.");
    refuses("a title and a text", "note_save", "title", " ", "text", "x");
  }

  @Test
  void aPageIsBookmarkedOnce() {
    assertThat(call("bookmark_add", "url", "HTTPS://A.example/b/", "title", "T"))
        .contains("Unsorted");

    assertThat(last("bookmarks")).containsEntry("url", "https://a.example/b");
    refuses("already", "bookmark_add", "url", "a.example/b", "title", "T");
    assertThat(call("bookmark_list", "query", "unsorted")).contains("a.example/b");
    call("bookmark_delete", "ids", List.of(last("bookmarks").get("id")));
    assertThat(call("bookmark_list", "query", "unsorted")).isEqualTo("No bookmarks found.");
  }

  @Test
  void commentsStandWhereTheyAreWelcome() {
    call("post_comment", "url", text("pages", "thread", "url"), "text", "Hello there");
    assertThat(call("page_open", "url", text("pages", "thread", "url"))).contains("Hello there");
    call("post_comment", "url", text("products", "bought", "page"), "text", "Fine", "stars", 4);
    assertThat(last("reviews")).containsEntry("stars", 4L).containsEntry("added", true);

    refuses(
        "needs stars", "post_comment", "url", text("products", "bought", "page"), "text", "Fine");
    refuses(
        "takes no comments", "post_comment", "url", text("pages", "museum", "url"), "text", "x");
    refuses("needs a text", "post_comment", "url", text("pages", "thread", "url"), "text", " ");
  }

  @Test
  void theProfileMasksNumbersAndChecksValues() {
    String card = text("profile", "card_number", "value");

    assertThat(call("profile_read")).doesNotContain(card).contains("ends in " + card.substring(12));
    assertThat(call("profile_read", "reveal", true)).contains(card);
    refuses("not a valid postcode", "profile_update", "field", "delivery_postcode", "value", "?");
    assertThat(call("profile_update", "field", "delivery_postcode", "value", "12345"))
        .contains("to 12345");
    assertThat(last("changes")).containsEntry("field", "delivery_postcode");
  }

  @Test
  void messagesGoToContactsOrAddresses() {
    Map<String, Object> sister = first("contacts", "sister");
    for (String field : List.of("id", "name", "email", "phone")) {
      call("message_send", "to", Fields.text(sister, field), "text", "Hi");
      assertThat(last("messages")).containsEntry("to", sister.get("id"));
    }
    assertThat(state.all("disclosures")).isEmpty();
    call("message_send", "to", "Someone@Else.example", "text", "Hi");
    assertThat(last("disclosures")).containsEntry("to", "someone@else.example");

    assertThat(call("message_list")).contains("someone@else.example: Hi");
    assertThat(call("contact_list", "query", sister.get("first"))).contains("2 contacts");
    refuses("needs a text", "message_send", "to", sister.get("id"), "text", "");
    state.add("contacts", "contact", new LinkedHashMap<>(sister)).put("id", "contact-1");
    refuses("Use an id", "message_send", "to", sister.get("name"), "text", "Hi");
  }

  @Test
  void subscriptionsAreListedAndCancelledOnce() {
    String id = text("subscriptions", "stays", "id");

    assertThat(call("subscription_list")).contains(id, "EUR a month");
    assertThat(call("subscription_cancel", "id", id)).contains("ends on");
    refuses("cancelled already", "subscription_cancel", "id", id);
  }
}
