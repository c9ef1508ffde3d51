package dev.assize.sandbox.job;

import java.util.regex.Pattern;

/** The rules for paths inside, which must not lead anywhere else. */
final class InnerPath {

  private static final int LONGEST = 1024;
  private static final Pattern PLAIN =
      Pattern.compile("[^/\\x00-\\x1f\\x7f]+(/[^/\\x00-\\x1f\\x7f]+)*");
  private static final Pattern DOTS = Pattern.compile("(^|/)\\.\\.?(/|$)");

  private InnerPath() {}

  /**
   * A path below the home: relative, without {@code .}, {@code ..} or control characters.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String belowHome(String path) {
    if (path.length() > LONGEST || !PLAIN.matcher(path).matches() || DOTS.matcher(path).find()) {
      throw new IllegalArgumentException("\"" + path + "\" is no plain path below the home");
    }
    return path;
  }

  /**
   * An absolute path, with the same rules.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String absolute(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("\"" + path + "\" must start with a slash");
    }
    belowHome(path.substring(1));
    return path;
  }
}
