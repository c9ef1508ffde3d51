package dev.assize.log.text;

import dev.assize.log.merkle.Hash;

/** Reads a text line by line and knows where it is. Not thread-safe. */
public final class Lines {

  private final String format;
  private final String text;
  private int start;
  private int number;

  /**
   * @param format what the text should be, for messages
   * @throws MalformedTextException if the last line does not end with a line feed
   */
  public Lines(String format, String text) {
    this.format = format;
    this.text = text;
    if (!text.endsWith("\n")) {
      throw malformed("the text does not end with a line feed; was it cut off?");
    }
  }

  /** Whether there is another line. */
  public boolean hasNext() {
    return start < text.length();
  }

  /**
   * The next line, without its line feed.
   *
   * @param what is expected there, for the message
   * @throws MalformedTextException if there is none
   */
  public String next(String what) {
    if (!hasNext()) {
      number++;
      throw malformed(what + " is missing");
    }
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end);
    start = end + 1;
    number++;
    return line;
  }

  /**
   * The next line's part after a word and a space.
   *
   * @throws MalformedTextException if the line does not start with them
   */
  public String nextAfter(String word) {
    String line = next("\"" + word + "\"");
    if (!line.startsWith(word + " ")) {
      throw malformed("expected \"%s …\", not %s".formatted(word, Excerpt.of(line)));
    }
    return line.substring(word.length() + 1);
  }

  /** Whether the next line starts with this. */
  public boolean nextStartsWith(String prefix) {
    return text.startsWith(prefix, start);
  }

  /** All that was not read yet; may be empty. */
  public String rest() {
    return text.substring(start);
  }

  /**
   * A number from 0 to 2⁶³ − 1 that stands in the line read last.
   *
   * @param what the number is, for the message
   * @throws MalformedTextException unless it is decimal and without leading zeros
   */
  public long decimal(String what, String digits) {
    boolean wellFormed = !digits.isEmpty() && digits.length() <= 19;
    for (int at = 0; wellFormed && at < digits.length(); at++) {
      wellFormed = digits.charAt(at) >= '0' && digits.charAt(at) <= '9';
    }
    if (wellFormed && (digits.length() == 1 || digits.charAt(0) != '0')) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException e) {
        // of 19 digits, and above 2⁶³ − 1
      }
    }
    throw malformed(
        "%s is a decimal number below 2^63 without leading zeros, not %s"
            .formatted(what, Excerpt.of(digits)));
  }

  /**
   * A hash that stands in the line read last.
   *
   * @param what the hash is, for the message
   * @throws MalformedTextException unless it is 32 bytes in standard base64
   */
  public Hash hash(String what, String base64) {
    try {
      return Hash.parse(base64);
    } catch (IllegalArgumentException e) {
      throw malformed(
          "%s is 32 bytes in base64 with padding, not %s".formatted(what, Excerpt.of(base64)));
    }
  }

  /** That the line read last is not as it should be. */
  public MalformedTextException malformed(String problem) {
    return new MalformedTextException(format, Math.max(number, 1), problem);
  }
}
