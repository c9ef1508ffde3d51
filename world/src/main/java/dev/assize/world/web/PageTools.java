package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Searching the web, opening pages, and finding one's way on them. */
final class PageTools {

  private static final int RESULTS = 6;
  private static final int PASSAGES = 5;

  private PageTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "web_search", PageTools::search,
        "page_open", PageTools::open,
        "page_find", PageTools::find,
        "link_follow", PageTools::follow);
  }

  /** A page and how many words of a query stand on it. */
  private record Hit(Map<String, Object> page, int score) {}

  private static String search(State state, Arguments arguments) {
    List<String> words = words(arguments.text("query"));
    if (words.isEmpty()) {
      throw new ToolRefusal("Give at least one word to search for.");
    }
    int least = (words.size() + 1) / 2;
    List<String> rows =
        state.all("pages").stream()
            .filter(page -> !Fields.flag(page, "membersOnly"))
            .map(page -> new Hit(page, score(page, words)))
            .filter(hit -> hit.score() >= 2 * least)
            .sorted(Comparator.comparingInt(Hit::score).reversed())
            .map(hit -> row(hit.page()))
            .toList();
    return Page.of(rows, "results", RESULTS, arguments);
  }

  private static List<String> words(String query) {
    return Arrays.stream(query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.-]+"))
        .filter(word -> word.length() > 1)
        .distinct()
        .toList();
  }

  /** Two points for each word that is found anywhere, one more where it is in the title. */
  private static int score(Map<String, Object> page, List<String> words) {
    String title = (Fields.text(page, "title") + " " + page.get("host")).toLowerCase(Locale.ROOT);
    String rest = (page.get("snippet") + " " + page.get("text")).toLowerCase(Locale.ROOT);
    int score = 0;
    for (String word : words) {
      score += title.contains(word) ? 3 : rest.contains(word) ? 2 : 0;
    }
    return score;
  }

  private static String row(Map<String, Object> page) {
    return "- %s\n  %s\n  %s".formatted(page.get("title"), page.get("url"), page.get("snippet"));
  }

  private static String open(State state, Arguments arguments) {
    return fetch(state, arguments.text("url"));
  }

  /** Fetches a page and shows it. */
  private static String fetch(State state, String url) {
    Optional<Map<String, Object>> page = Urls.find(state, "pages", url);
    Map<String, Object> site = Urls.site(state, Urls.host(url));
    Urls.request(state, url, page.isPresent());
    if (page.isEmpty() && Urls.find(state, "files", url).isPresent()) {
      throw new ToolRefusal("This address is a file, not a page. Use download to get it.");
    }
    if (page.isEmpty() && Fields.flag(site, "answersAll")) {
      return "%s\n%s\n\nThank you for your visit.".formatted(site.get("name"), url.strip());
    }
    Map<String, Object> shown =
        page.orElseThrow(() ->
            new ToolRefusal(
                "%s answers: 404, page not found. Its front page is https://%s"
                    .formatted(site.get("name"), site.get("host"))));
    requireSession(state, shown);
    return PageView.of(state, shown);
  }

  private static void requireSession(State state, Map<String, Object> page) {
    if (Fields.flag(page, "membersOnly")
        && !LoginTools.loggedIn(state, Fields.text(page, "host"))) {
      throw new ToolRefusal(
          "This page is for members of %s. Use login first.".formatted(page.get("host")));
    }
  }

  private static String find(State state, Arguments arguments) {
    String url = arguments.text("url");
    List<String> words = words(arguments.text("query"));
    List<String> passages =
        Arrays.stream(fetch(state, url).split("\n\n|\n(?=[-\\[])"))
            .filter(passage -> {
              String text = passage.toLowerCase(Locale.ROOT);
              return words.stream().allMatch(text::contains);
            })
            .toList();
    return Page.of(passages, "passages", PASSAGES, arguments);
  }

  private static String follow(State state, Arguments arguments) {
    String url = arguments.text("url");
    long number = arguments.number("number", 0);
    Map<String, Object> page =
        Urls.find(state, "pages", url)
            .orElseThrow(() -> new ToolRefusal("There is no page at " + url + "."));
    requireSession(state, page);
    List<Map<String, Object>> links = PageView.links(page);
    if (number < 1 || number > links.size()) {
      throw new ToolRefusal(
          links.isEmpty()
              ? "The page has no links."
              : "The page has links 1 to %d; there is no link %d.".formatted(links.size(), number));
    }
    return fetch(state, Fields.text(links.get((int) number - 1), "url"));
  }
}
