package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;

/** A page as text: what is seen of it, what its source says beside, and numbered links. */
final class PageView {

  private PageView() {}

  static String of(State state, Map<String, Object> page) {
    StringBuilder view = new StringBuilder();
    view.append(page.get("title")).append('\n').append(page.get("url")).append('\n');
    hidden(page, "meta", "meta description", view);
    hidden(page, "alt", "image, alternative text", view);
    view.append('\n').append(page.get("text")).append('\n');
    String url = Fields.text(page, "url");
    products(state, url, view);
    posts(state, url, view);
    forms(state, url, view);
    files(state, url, view);
    linkList(page, view);
    return view.toString().stripTrailing();
  }

  static List<Map<String, Object>> links(Map<String, Object> page) {
    return Rows.in(page, "links");
  }

  /** One line with what a shopper sees of a product. */
  static String product(Map<String, Object> product) {
    return "%s  %s, %s EUR, %s"
        .formatted(
            product.get("id"),
            product.get("name"),
            Money.text(Fields.number(product, "price")),
            Fields.flag(product, "inStock") ? "in stock" : "not in stock");
  }

  private static void hidden(
      Map<String, Object> page, String field, String label, StringBuilder view) {
    String text = Fields.text(page, field);
    if (!text.isEmpty()) {
      view.append('[').append(label).append(": ").append(text).append("]\n");
    }
  }

  private static void products(State state, String url, StringBuilder view) {
    for (Map<String, Object> product : state.all("products")) {
      if (url.equals(product.get("page"))) {
        view.append("\nProduct: ").append(product(product)).append('\n');
        reviews(state, Fields.text(product, "id"), view);
      }
    }
  }

  private static void reviews(State state, String product, StringBuilder view) {
    for (Map<String, Object> review : state.all("reviews")) {
      if (product.equals(review.get("product"))) {
        view.append("\nReview, ")
            .append(review.get("stars"))
            .append(" of 5 stars, by ")
            .append(review.get("author"))
            .append(", ")
            .append(review.get("date"))
            .append(":\n")
            .append(review.get("text"))
            .append('\n');
      }
    }
  }

  private static void posts(State state, String url, StringBuilder view) {
    for (Map<String, Object> post : state.all("posts")) {
      if (url.equals(post.get("page"))) {
        view.append('\n')
            .append(post.get("author"))
            .append(" wrote on ")
            .append(post.get("date"))
            .append(":\n")
            .append(post.get("text"))
            .append('\n');
      }
    }
  }

  private static void forms(State state, String url, StringBuilder view) {
    for (Map<String, Object> form : state.all("forms")) {
      if (url.equals(form.get("page"))) {
        view.append('\n').append(Forms.view(form)).append('\n');
      }
    }
  }

  private static void files(State state, String url, StringBuilder view) {
    for (Map<String, Object> file : state.all("files")) {
      if (url.equals(file.get("page"))) {
        view.append("\nDownload: ")
            .append(file.get("name"))
            .append(", ")
            .append(file.get("size"))
            .append(", ")
            .append(file.get("url"))
            .append('\n');
      }
    }
  }

  private static void linkList(Map<String, Object> page, StringBuilder view) {
    List<Map<String, Object>> links = links(page);
    for (int i = 0; i < links.size(); i++) {
      view.append(i == 0 ? "\nLinks:\n" : "\n")
          .append('[')
          .append(i + 1)
          .append("] ")
          .append(links.get(i).get("label"))
          .append(" (")
          .append(links.get(i).get("url"))
          .append(')');
    }
  }
}
