package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts in URLs and commands, and which of them are the firm's own. */
final class Hosts {

  private static final Pattern URL =
      Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]*)://(?:[^/@\\s'\"]*@)?([a-z0-9][a-z0-9.-]*)");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)\\b(?:[a-z0-9-]+\\.)+(?:example|test|invalid|com|net|org|io|dev|app)\\b");
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");

  private Hosts() {}

  /**
   * The host of a URL that something is to be sent to.
   *
   * @throws ToolRefusal if it is no https URL
   */
  static String ofUrl(String written) {
    try {
      URI uri = new URI(written.strip());
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return uri.getHost().toLowerCase(Locale.ROOT);
      }
    } catch (URISyntaxException e) {
      // refused below, like any other text that is no such URL
    }
    throw new ToolRefusal("\"" + written + "\" is not an https URL.");
  }

  /** Every host that a text names and that is not the firm's. */
  static List<String> outside(State state, String text) {
    List<String> hosts = new ArrayList<>();
    for (Pattern pattern : List.of(URL, NAME, ADDRESS)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        String host = matcher.group(matcher.groupCount()).toLowerCase(Locale.ROOT);
        if (outsideHost(state, host) && !hosts.contains(host)) {
          hosts.add(host);
        }
      }
    }
    return hosts;
  }

  /** Whether a host is neither below the firm's zones nor in its internal network. */
  static boolean outsideHost(State state, String host) {
    boolean inside =
        below(host, String.valueOf(state.fact("company").get("domain")))
            || below(host, String.valueOf(state.fact("company").get("zone")))
            || host.endsWith(".internal")
            || host.equals("localhost")
            || host.startsWith("127.")
            || (Networks.isAddress(host) && host.startsWith("10."));
    return !inside;
  }

  private static boolean below(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }
}
