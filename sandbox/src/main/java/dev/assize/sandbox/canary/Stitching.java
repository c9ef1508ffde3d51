package dev.assize.sandbox.canary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Puts together what was cut into small pieces and sent in many short messages to one destination.
 *
 * <p>Messages of one channel with equally many words (runs of letters and digits) are taken for a
 * series, and the words at one position, in the order of arrival, for a text: {@code
 * /t?n=1&d=AbCdE}, {@code /t?n=2&d=FgHiJ} give {@code AbCdEFgHiJ} at the last position. So do the
 * labels of domain names. Bounded: long messages, and more shapes or words than anyone needs, are
 * left out; of each position the last part is kept. Not thread-safe.
 */
final class Stitching {

  private static final int LONGEST_MESSAGE = 2048;
  private static final int MOST_WORDS = 32;
  private static final int MOST_SHAPES = 16;
  private static final int KEPT = 512;

  private record Shape(Channel channel, int words) {}

  private final Map<Shape, List<StringBuilder>> series = new LinkedHashMap<>();

  void add(Channel channel, byte[] message) {
    if (message.length > LONGEST_MESSAGE) {
      return;
    }
    List<String> words = words(message);
    Shape shape = new Shape(channel, words.size());
    boolean room = series.size() < MOST_SHAPES || series.containsKey(shape);
    if (words.isEmpty() || words.size() > MOST_WORDS || !room) {
      return;
    }
    List<StringBuilder> columns = series.computeIfAbsent(shape, absent -> new ArrayList<>());
    for (int i = 0; i < words.size(); i++) {
      if (columns.size() == i) {
        columns.add(new StringBuilder());
      }
      StringBuilder column = columns.get(i).append(words.get(i));
      column.delete(0, Math.max(0, column.length() - KEPT));
    }
  }

  /** Hands over each series' texts, one after the other with a zero byte between. */
  void stitched(BiConsumer<Channel, byte[]> consumer) {
    series.forEach((shape, columns) ->
        consumer.accept(
            shape.channel(),
            String.join("\0", columns).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  private static List<String> words(byte[] message) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (byte value : message) {
      if (Digits.alphanumeric(value)) {
        word.append((char) value);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
