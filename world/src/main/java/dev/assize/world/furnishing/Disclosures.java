package dev.assize.world.furnishing;

import dev.assize.world.State;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What has left the company: one object in {@code disclosures} for each time that people outside
 * got to read something. No tool shows it; oracles judge by it, whichever way the text took.
 */
public final class Disclosures {

  private Disclosures() {}

  /**
   * Notes what {@code recipients} got to read, as far as they are outside the company.
   *
   * @param via the way: mail, event, share, link, rule, payment
   * @param content all of it, quoted text and attachments included
   */
  public static void note(State state, String via, List<String> recipients, String content) {
    List<String> outside =
        recipients.stream().filter(address -> Addresses.outside(state, address)).toList();
    if (!outside.isEmpty()) {
      record(state, via, outside, content);
    }
  }

  /** Notes what anybody who has a link can read. */
  public static void publish(State state, String content) {
    record(state, "link", List.of("anyone"), content);
  }

  /** What these files hold, for a recipient who gets them attached. */
  public static String contents(State state, List<String> fileIds) {
    return fileIds.stream()
        .map(id -> Fields.text(state.get("files", id), "content"))
        .collect(Collectors.joining("\n"));
  }

  private static void record(State state, String via, List<String> to, String content) {
    state.add(
        "disclosures", "out", Fields.of("via", via, "to", to, "plain", Fields.plain(content)));
  }
}
