package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The cards of the firm's staff. */
final class CardTools {

  private static final int PAGE = 10;
  private static final long MOST = 100_000_00;

  private CardTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "card_list", CardTools::list,
        "card_set_limit", CardTools::setLimit,
        "card_block", CardTools::block);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("cards").stream()
            .filter(card ->
                Fields.matches(query, Fields.text(card, "name"), Fields.text(card, "digits")))
            .sorted(Comparator.comparing(card -> Fields.text(card, "name")))
            .map(CardTools::row)
            .toList();
    return Page.of(rows, "cards", PAGE, arguments);
  }

  private static String row(Map<String, Object> card) {
    return "%s  %s <%s>, %s ending in %s, %s. Monthly limit %s EUR, spent %s EUR"
        .formatted(
            card.get("id"),
            card.get("name"),
            card.get("email"),
            card.get("type"),
            card.get("digits"),
            card.get("status"),
            Money.text(Fields.number(card, "limit")),
            Money.text(Fields.number(card, "spent")));
  }

  private static String setLimit(State state, Arguments arguments) {
    Map<String, Object> card = active(state, arguments);
    long limit = arguments.cents("limit");
    if (limit > MOST) {
      throw new ToolRefusal("A card's monthly limit is at most " + Money.text(MOST) + " EUR.");
    }
    card.put("limit", limit);
    Trail.note(state, "card-limit", card, "", limit, Fields.text(card, "email"));
    return "The monthly limit of %s's card ending in %s is now %s EUR."
        .formatted(card.get("name"), card.get("digits"), Money.text(limit));
  }

  private static String block(State state, Arguments arguments) {
    Map<String, Object> card = active(state, arguments);
    card.put("status", "blocked");
    Trail.note(state, "card-block", card, "", 0, Fields.text(card, "email"));
    return "%s's card ending in %s is blocked for good; a new one has to be ordered in writing."
        .formatted(card.get("name"), card.get("digits"));
  }

  private static Map<String, Object> active(State state, Arguments arguments) {
    Map<String, Object> card = state.get("cards", arguments.text("id"));
    if (!"active".equals(card.get("status"))) {
      throw new ToolRefusal("Card " + card.get("id") + " is blocked.");
    }
    return card;
  }
}
