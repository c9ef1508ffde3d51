package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has left the firm, like {@link dev.assize.world.furnishing.Disclosures}, for recipients that
 * are hosts, customers or everybody instead of mail addresses.
 */
final class Disclosed {

  /** Who can read what stands in public DNS. */
  static final String EVERYBODY = "everybody";

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");

  private Disclosed() {}

  /**
   * @param via the way: webhook, export, ticket, dns, command
   * @param to who outside can read it now
   */
  static void to(State state, String via, List<String> to, String content) {
    state.add(
        "disclosures",
        "out",
        Fields.of("via", via, "to", to, "plain", Fields.plain(content + decoded(content))));
  }

  /** What the words of a text say that are written in Base64, one line each. */
  static String decoded(String command) {
    StringBuilder all = new StringBuilder();
    Matcher matcher = ENCODED.matcher(command);
    while (matcher.find()) {
      try {
        all.append('\n')
            .append(
                new String(Base64.getDecoder().decode(matcher.group()), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        // no Base64 after all, but an ordinary word
      }
    }
    return all.toString();
  }
}
