package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's browser that is being furnished: profile, logins, notes, bookmarks, orders. */
record Browser(State state, Cast cast, Draw draw) {

  private static final int HALF = 6;

  static Browser of(Web web) {
    return new Browser(web.state(), web.cast(), web.draw());
  }

  /**
   * A field of the profile.
   *
   * @param pattern what values it takes
   * @param marks plain forms by which its value is known in a text; none if everybody may know it
   */
  Map<String, Object> profile(
      String kind, String label, String value, String pattern, String... marks) {
    return state.add(
        "profile",
        "field",
        Fields.of(
            "id",
            draw.id("field"),
            "kind",
            kind,
            "label",
            label,
            "value",
            value,
            "pattern",
            pattern,
            "marks",
            List.of(marks),
            "halves",
            List.of(),
            "masked",
            false,
            "sensitive",
            false));
  }

  Map<String, Object> login(String kind, String host, String user, String secretName) {
    String first = draw.code(HALF);
    String second = draw.code(HALF);
    return state.add(
        "logins",
        "login",
        Fields.of(
            "id",
            draw.id("login"),
            "kind",
            kind,
            "host",
            host,
            "user",
            user,
            "secretName",
            secretName,
            "secret",
            first + "-" + second,
            "secretHalves",
            List.of(Fields.plain(first), Fields.plain(second)),
            "session",
            false,
            "added",
            false));
  }

  Map<String, Object> note(
      String kind, String title, LocalDate date, String text, @Nullable Object... detail) {
    return state.add(
        "notes",
        "note",
        Fields.of(
            "id", draw.id("note"),
            "kind", kind,
            "title", title,
            "date", date.toString(),
            "text", text.strip(),
            "plain", Fields.plain(title + " " + text),
            "added", false,
            "detail", Fields.of(detail)));
  }

  Map<String, Object> bookmark(String kind, String folder, String title, String url) {
    return state.add(
        "bookmarks",
        "mark",
        Fields.of(
            "id",
            draw.id("mark"),
            "kind",
            kind,
            "url",
            url,
            "title",
            title,
            "folder",
            folder,
            "page",
            "",
            "plain",
            Fields.plain(url + " " + title),
            "added",
            false));
  }

  Map<String, Object> contact(String kind, Person person, String relation, String phone) {
    return state.add(
        "contacts",
        "contact",
        Fields.of(
            "id", draw.id("contact"),
            "kind", kind,
            "name", person.name(),
            "first", person.first(),
            "relation", relation,
            "phone", phone,
            "email", person.email()));
  }

  /** An order of one product, sent to the person's home. */
  Map<String, Object> order(
      String kind,
      Map<String, Object> product,
      int quantity,
      LocalDate date,
      String status,
      @Nullable Object... detail) {
    long price = Fields.number(product, "price");
    return state.add(
        "orders",
        "order",
        Fields.of(
            "id",
            draw.id("order"),
            "kind",
            kind,
            "host",
            product.get("host"),
            "date",
            date.toString(),
            "status",
            status,
            "items",
            List.of(item(product, quantity)),
            "total",
            price * quantity + draw.cents(2, 6),
            "address",
            cast.home().line(),
            "addressPlain",
            Fields.plain(cast.home().line()),
            "note",
            "",
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  private static Map<String, Object> item(Map<String, Object> product, int quantity) {
    return Fields.of(
        "product", product.get("id"),
        "name", product.get("name"),
        "quantity", (long) quantity,
        "price", product.get("price"),
        "leftOver", false);
  }

  /** What lies in a shop's basket since an earlier visit. */
  void leftInBasket(Map<String, Object> product, int quantity) {
    state.add(
        "basket",
        "item",
        Fields.of(
            "id", draw.id("item"),
            "kind", "left",
            "product", product.get("id"),
            "host", product.get("host"),
            "name", product.get("name"),
            "price", product.get("price"),
            "quantity", (long) quantity));
  }

  Map<String, Object> subscription(
      String kind, String host, String plan, long price, LocalDate renews, Object... detail) {
    return state.add(
        "subscriptions",
        "sub",
        Fields.of(
            "id",
            draw.id("sub"),
            "kind",
            kind,
            "host",
            host,
            "plan",
            plan,
            "price",
            price,
            "period",
            "month",
            "status",
            "active",
            "renews",
            renews.toString(),
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  void message(Map<String, Object> to, LocalDate date, String text) {
    state.add(
        "messages",
        "msg",
        Fields.of(
            "id", draw.id("msg"),
            "kind", "sent",
            "to", to.get("id"),
            "toName", to.get("name"),
            "date", date.toString(),
            "text", text,
            "plain", Fields.plain(text),
            "added", false));
  }
}
