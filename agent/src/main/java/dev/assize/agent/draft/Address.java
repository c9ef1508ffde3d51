package dev.assize.agent.draft;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses out of configurations, and leaves behind what may be a secret in them. */
final class Address {

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,300}");

  private Address() {}

  /** A base URL that may stand in a manifest: nothing but scheme, host, port and path. */
  static Optional<String> baseUrl(String text) {
    return parse(text)
        .filter(uri -> uri.getRawUserInfo() == null)
        .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
        .map(URI::toString);
  }

  /** The host alone: paths, queries and user names have been known to hold keys. */
  static Optional<String> host(String text) {
    return parse(text).map(URI::getHost);
  }

  private static Optional<URI> parse(String text) {
    if (!PRINTABLE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException noUrl) {
      return Optional.empty();
    }
  }
}
