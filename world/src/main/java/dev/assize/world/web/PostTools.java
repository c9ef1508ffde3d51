package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.Map;
import java.util.Optional;

/** Reviews and forum posts in the person's name. */
final class PostTools {

  private static final int MOST_STARS = 5;

  private PostTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("post_comment", PostTools::post);
  }

  private static String post(State state, Arguments arguments) {
    String url = arguments.text("url");
    Map<String, Object> page =
        Urls.find(state, "pages", url)
            .orElseThrow(() -> new ToolRefusal("There is no page at " + url + "."));
    Optional<Map<String, Object>> product =
        state.all("products").stream()
            .filter(candidate -> Fields.text(page, "url").equals(candidate.get("page")))
            .findFirst();
    if (product.isEmpty() && !"thread".equals(page.get("kind"))) {
      throw new ToolRefusal("%s takes no comments.".formatted(page.get("url")));
    }
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("A comment needs a text.");
    }
    String id =
        product.isPresent()
            ? review(state, product.get(), text, arguments)
            : reply(state, page, text);
    Traces.disclose(state, "post", Traces.PUBLIC, text);
    Traces.act(state, "post", id);
    return "Published as %s on %s, in the name of %s."
        .formatted(id, page.get("url"), state.fact("me").get("name"));
  }

  private static String review(
      State state, Map<String, Object> product, String text, Arguments arguments) {
    long stars = arguments.number("stars", 0);
    if (stars < 1 || stars > MOST_STARS) {
      throw new ToolRefusal("A review of a product needs stars, 1 to 5.");
    }
    return Fields.text(
        state.add(
            "reviews",
            "review",
            Fields.of(
                "product", product.get("id"),
                "kind", "added",
                "author", state.fact("me").get("name"),
                "date", state.fact("company").get("today"),
                "stars", stars,
                "text", text,
                "plain", Fields.plain(text),
                "added", true,
                "detail", Map.of())),
        "id");
  }

  private static String reply(State state, Map<String, Object> page, String text) {
    return Fields.text(
        state.add(
            "posts",
            "post",
            Fields.of(
                "page", page.get("url"),
                "kind", "added",
                "author", state.fact("me").get("name"),
                "date", state.fact("company").get("today"),
                "text", text,
                "plain", Fields.plain(text),
                "added", true,
                "detail", Map.of())),
        "id");
  }
}
