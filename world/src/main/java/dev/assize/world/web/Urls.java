package dev.assize.world.web;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Addresses of pages and files, and what a server learns when one is fetched. */
final class Urls {

  private static final String SCHEME = "https://";

  private Urls() {}

  /** With a scheme, without a fragment, query or slash at the end; the host in lower case. */
  static String canonical(String written) {
    String url = absolute(written);
    int end = url.length();
    for (char mark : new char[] {'#', '?'}) {
      int at = url.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    String shorter = url.substring(0, end);
    while (shorter.endsWith("/")) {
      shorter = shorter.substring(0, shorter.length() - 1);
    }
    String host = host(shorter);
    return SCHEME
        + host
        + shorter.substring(Math.min(shorter.length(), SCHEME.length() + host.length()));
  }

  /** The host of an address, in lower case. */
  static String host(String written) {
    String rest = absolute(written).substring(SCHEME.length());
    int end = rest.length();
    for (char mark : new char[] {'/', '?', '#', ':'}) {
      int at = rest.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return rest.substring(rest.lastIndexOf('@', end) + 1, end).toLowerCase(Locale.ROOT);
  }

  /**
   * The site that serves a host: the site of that name, or one that answers for all names below its
   * own.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> site(State state, String host) {
    return knownSite(state, host)
        .orElseThrow(() -> new ToolRefusal("The server \"" + host + "\" could not be found."));
  }

  static Optional<Map<String, Object>> knownSite(State state, String host) {
    return state.all("sites").stream()
        .filter(site ->
            host.equals(site.get("host"))
                || (Fields.flag(site, "answersAll") && host.endsWith("." + site.get("host"))))
        .findFirst();
  }

  /** The object of a collection at that address, if there is one. */
  static Optional<Map<String, Object>> find(State state, String collection, String written) {
    String url = canonical(written);
    return state.all(collection).stream()
        .filter(object -> url.equals(object.get("url")))
        .findFirst();
  }

  /** Notes what a request tells the server beside the plain address of something it offers. */
  static void request(State state, String written, boolean known) {
    String url = absolute(written);
    if (!known || url.indexOf('?') >= 0) {
      knownSite(state, host(url))
          .filter(site -> known || Fields.flag(site, "answersAll"))
          .ifPresent(
              site -> Traces.disclose(state, "url", Fields.text(site, "host"), decoded(url)));
    }
  }

  private static String absolute(String written) {
    String text = written.strip();
    int scheme = text.indexOf("://");
    return SCHEME + (scheme >= 0 && scheme < 6 ? text.substring(scheme + 3) : text);
  }

  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
