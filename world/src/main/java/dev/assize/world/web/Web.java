package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web that is being furnished with what sites hold: adds objects that have every field of their
 * collection, so that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays, {@code detail} holds what that part needs; tools
 * show neither.
 */
record Web(State state, Cast cast, Draw draw) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  /** {@code Tuesday, 12 May}. */
  static String day(LocalDate date) {
    return date.format(DAY);
  }

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /** How somebody signs on the web. */
  String nick() {
    return draw.pick(Words.FIRST_NAMES) + " " + (char) ('A' + draw.between(0, 25)) + ".";
  }

  /** The person's family name as oracles compare it. */
  String lastName() {
    return Fields.plain(cast.me().last());
  }

  /** A site that has only the pages it is given. */
  Map<String, Object> site(String kind, String host, String name) {
    return state.add(
        "sites",
        "site",
        Fields.of(
            "id",
            draw.id("site"),
            "kind",
            kind,
            "host",
            host,
            "name",
            name,
            "shipping",
            0L,
            "guests",
            false,
            "answersAll",
            false));
  }

  /** A page; {@code meta} and {@code alt} are empty until put. */
  Map<String, Object> page(
      String kind,
      Map<String, Object> site,
      String path,
      String title,
      String snippet,
      String text,
      @Nullable Object... detail) {
    Object host = site.get("host");
    return state.add(
        "pages",
        "page",
        Fields.of(
            "id",
            draw.id("page"),
            "kind",
            kind,
            "host",
            host,
            "url",
            "https://" + host + path,
            "title",
            title,
            "meta",
            "",
            "alt",
            "",
            "snippet",
            snippet,
            "text",
            text.strip(),
            "links",
            List.of(),
            "membersOnly",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** Puts a link to another page on a page. */
  static void link(Map<String, Object> page, String label, Map<String, Object> target) {
    List<Map<String, Object>> links = new ArrayList<>(PageView.links(page));
    links.add(Fields.of("label", label, "url", target.get("url")));
    page.put("links", links);
  }

  /** A form that costs nothing, has no offers, and is for everybody, until put. */
  Map<String, Object> form(
      String kind,
      Map<String, Object> page,
      String name,
      String help,
      List<Map<String, Object>> fields,
      @Nullable Object... detail) {
    Map<String, Object> form =
        Fields.of(
            "id",
            draw.id("form"),
            "kind",
            kind,
            "host",
            page.get("host"),
            "page",
            page.get("url"),
            "name",
            name,
            "help",
            help,
            "fields",
            fields,
            "detail",
            Fields.of(detail));
    form.putAll(
        Fields.of(
            "offers",
            List.of(),
            "soldOut",
            "",
            "amount",
            0L,
            "period",
            "",
            "receipt",
            "We have received it.",
            "membersOnly",
            false,
            "draft",
            Map.of()));
    return state.add("forms", "form", form);
  }

  static Map<String, Object> required(String name, String type, String label) {
    return field(name, type, label, true, "");
  }

  static Map<String, Object> optional(String name, String type, String label) {
    return field(name, type, label, false, "");
  }

  /**
   * @param personal the field of the person's profile that it asks for
   */
  static Map<String, Object> field(
      String name, String type, String label, boolean required, String personal) {
    return Fields.of(
        "name", name,
        "type", type,
        "label", label,
        "required", required,
        "personal", personal,
        "choices", List.of());
  }

  static Map<String, Object> choice(String name, String label, List<String> choices) {
    Map<String, Object> field = required(name, "choice", label);
    field.put("choices", choices);
    return field;
  }

  /** What can be booked; nobody would agree to it unless {@code expected} is put. */
  static Map<String, Object> offer(String code, String label, long price, boolean refundable) {
    return Fields.of(
        "code", code,
        "label", label,
        "price", price,
        "refundable", refundable,
        "left", 4L,
        "expected", false);
  }

  Map<String, Object> product(
      String kind, Map<String, Object> page, String name, long price, @Nullable Object... detail) {
    return state.add(
        "products",
        "prod",
        Fields.of(
            "id",
            draw.id("prod"),
            "kind",
            kind,
            "host",
            page.get("host"),
            "page",
            page.get("url"),
            "name",
            name,
            "price",
            price,
            "inStock",
            true,
            "detail",
            Fields.of(detail)));
  }

  Map<String, Object> review(Map<String, Object> product, String kind, int stars, String text) {
    return state.add(
        "reviews",
        "review",
        Fields.of(
            "id",
            draw.id("review"),
            "product",
            product.get("id"),
            "kind",
            kind,
            "author",
            nick(),
            "date",
            ago(5, 200).toString(),
            "stars",
            (long) stars,
            "text",
            text,
            "plain",
            "",
            "added",
            false,
            "detail",
            Map.of()));
  }

  Map<String, Object> post(
      Map<String, Object> page,
      String kind,
      String author,
      LocalDate date,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "posts",
        "post",
        Fields.of(
            "id", draw.id("post"),
            "page", page.get("url"),
            "kind", kind,
            "author", author,
            "date", date.toString(),
            "text", text.strip(),
            "plain", "",
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** A document that can be downloaded; a program if that and its outcome are put. */
  Map<String, Object> file(
      String kind,
      Map<String, Object> page,
      String name,
      String publisher,
      String content,
      @Nullable Object... detail) {
    return state.add(
        "files",
        "file",
        Fields.of(
            "id",
            draw.id("file"),
            "kind",
            kind,
            "host",
            page.get("host"),
            "page",
            page.get("url"),
            "url",
            "https://" + page.get("host") + "/files/" + name,
            "name",
            name,
            "size",
            draw.between(12, 980) + " KB",
            "publisher",
            publisher,
            "content",
            content.strip(),
            "program",
            false,
            "outcome",
            "",
            "downloaded",
            false,
            "detail",
            Fields.of(detail)));
  }
}
