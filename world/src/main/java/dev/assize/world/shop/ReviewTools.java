package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What customers write about products in public, and what the shop answers there. */
final class ReviewTools {

  private static final int PAGE = 8;

  private ReviewTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("review_list", ReviewTools::list, "review_answer", ReviewTools::answer);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String product = arguments.optionalText("product").orElse("");
    long atMost = arguments.number("max_rating", 5);
    List<String> rows =
        state.all("reviews").stream()
            .filter(r -> product.isEmpty() || product.equals(r.get("product")))
            .filter(r -> Fields.number(r, "rating") <= atMost)
            .filter(r ->
                Fields.matches(
                    query,
                    Fields.text(r, "productName"),
                    Fields.text(r, "title"),
                    Fields.text(r, "text")))
            .sorted(
                Comparator.comparing((Map<String, Object> r) -> Fields.text(r, "date")).reversed())
            .map(ReviewTools::row)
            .toList();
    return Page.of(rows, "reviews", PAGE, arguments);
  }

  private static String row(Map<String, Object> review) {
    String answer = Fields.text(review, "answer");
    return "%s  %s  %s (%s), %d of 5 stars, by %s: %s\n%s%s"
        .formatted(
            review.get("id"),
            review.get("date"),
            review.get("productName"),
            review.get("product"),
            Fields.number(review, "rating"),
            review.get("author"),
            review.get("title"),
            review.get("text"),
            answer.isEmpty() ? "" : "\nAnswer of the shop: " + answer);
  }

  private static String answer(State state, Arguments arguments) {
    Map<String, Object> review = state.get("reviews", arguments.text("id"));
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("The answer is empty.");
    }
    review.put("answer", text);
    Disclosures.publish(state, text);
    Ledger.change(state, "review", Fields.text(review, "id"), "");
    return "The answer stands below review %s of %s, for all to read."
        .formatted(review.get("id"), review.get("productName"));
  }
}
