package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.List;

/**
 * What has left the firm, like {@link dev.assize.world.furnishing.Disclosures}, for recipients that
 * are hosts, customers or everybody instead of mail addresses.
 */
final class Disclosed {

  /** Who can read what stands in public DNS. */
  static final String EVERYBODY = "everybody";

  private Disclosed() {}

  /**
   * @param via the way: webhook, export, ticket, dns, command
   * @param to who outside can read it now
   */
  static void to(State state, String via, List<String> to, String content) {
    state.add(
        "disclosures", "out", Fields.of("via", via, "to", to, "plain", Fields.plain(content)));
  }
}
