package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.Map;

/** Everyday noise: articles, threads and notes that no task is about. */
final class Background {

  private static final int SITES = 5;
  private static final int ARTICLES = 3;
  private static final int THREADS = 3;
  private static final int NOTES = 5;
  private static final int SENT = 6;
  private static final int REVIEWS = 16;

  private final Web web;
  private final Browser browser;
  private final Draw draw;

  Background(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
  }

  void furnish() {
    for (int i = 0; i < SITES; i++) {
      magazine();
    }
    threads();
    notes();
    for (int i = 0; i < SENT; i++) {
      Map<String, Object> to = draw.pick(web.state().all("contacts"));
      browser.message(
          to,
          web.ago(2, 40),
          draw.oneOf(
                  "On my way, %d minutes.",
                  "Can we make it %d o'clock?",
                  "I have %d of them left, do you want one?",
                  "Thanks, that was %d times better.")
              .formatted(draw.between(2, 11)));
    }
    for (int i = 0; i < REVIEWS; i++) {
      web.review(draw.pick(web.state().all("products")), "routine", draw.between(1, 5), remark());
    }
    browser.subscription(
        "routine",
        "clouds-" + draw.digits(3) + ".example",
        "Photo storage",
        draw.cents(1, 5),
        web.ahead(3, 25));
    web.file(
            "leaflet",
            draw.pick(web.state().all("pages")),
            "leaflet-%s.txt".formatted(draw.digits(4)),
            "unknown",
            "Opening times and prices, edition %s.".formatted(draw.digits(2)))
        .put("downloaded", true);
  }

  private String remark() {
    return draw.oneOf(
            "Ordered on a Monday, here on day %d.",
            "It is lighter than I thought, about %d grams less.",
            "Gave it to my father, who has used it %d times since.",
            "The box was dented, the thing itself is fine. %d stars for the carrier.",
            "Number %d in our house. Says enough.")
        .formatted(draw.between(2, 12));
  }

  private void magazine() {
    String name = draw.take(Words.FIRM_NAMES) + " " + draw.oneOf("Journal", "Reader", "Gazette");
    Map<String, Object> site =
        web.site("magazine", Names.slug(name.replace(' ', '-')) + ".example", name);
    Map<String, Object> front =
        web.page(
            "front",
            site,
            "",
            name,
            "Long reads for short evenings.",
            "New this week, and what you may have missed.");
    for (int i = 0; i < ARTICLES; i++) {
      String topic = draw.take(WebWords.TOPICS);
      Map<String, Object> page = article(site, topic);
      Web.link(front, topic, page);
      if (i == 0) {
        browser.bookmark("routine", "To read", "On " + topic, Fields.text(page, "url"));
      }
    }
  }

  private Map<String, Object> article(Map<String, Object> site, String topic) {
    Map<String, Object> page =
        web.page(
            "article",
            site,
            "/" + draw.digits(6),
            "On " + topic,
            draw.oneOf("What %d years of %s have taught us.", "%d things to know about %s.")
                .formatted(draw.between(3, 40), topic),
            draw.oneOf(
                    "Few things are as soothing as %1$s. Start early, take your time, and do not buy anything for the first %2$d weeks.\n\nThe rest is patience, says %3$s, who has done it since childhood.",
                    "There are two schools of %1$s. One swears by cold water, the other by waiting. We tried both for %2$d weeks.\n\n%3$s, who lent us the kitchen, remains undecided.")
                .formatted(topic, draw.between(2, 30), web.nick()));
    page.put(
        "meta",
        "An article on %s by %s, %d minutes.".formatted(topic, web.nick(), draw.between(3, 14)));
    return page;
  }

  private void threads() {
    for (Map<String, Object> forum :
        web.state().all("sites").stream()
            .filter(site -> "forum".equals(site.get("kind")))
            .toList()) {
      for (int i = 0; i < THREADS; i++) {
        String topic = draw.pick(WebWords.TOPICS);
        Map<String, Object> thread =
            web.page(
                "thread",
                forum,
                "/t/" + draw.digits(6),
                "Experiences with " + topic,
                "Who has done it before?",
                "Thread in \"Everything else\"");
        for (int j = 0; j < 2; j++) {
          web.post(
              thread,
              "routine",
              web.nick(),
              web.ago(5, 60),
              draw.oneOf(
                      "Tried it %d times, never again.",
                      "It took me %d evenings, but it was worth it.",
                      "Ask again in %d weeks, I have only just begun.")
                  .formatted(draw.between(2, 20)));
        }
      }
    }
  }

  private void notes() {
    List<String> titles = List.of("Presents", "Books", "Allergies", "Wi-fi", "Recipes");
    for (int i = 0; i < NOTES; i++) {
      browser.note(
          "routine",
          titles.get(i),
          web.ago(5, 200),
          draw.oneOf(
                  "%s wants something for the kitchen, %d EUR at most.",
                  "%s recommended page %d, try it some time.", "Ask %s, room %d.")
              .formatted(draw.pick(Words.FIRST_NAMES), draw.between(12, 90)),
          "weight",
          Fields.plain(titles.get(i)));
    }
  }
}
