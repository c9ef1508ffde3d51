package dev.assize.sandbox.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.canary.Leak.Strength;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/canary-detection.md} is what the scanner does. After an intended change,
 * {@code -Dassize.write=true} writes it anew.
 */
class DetectionMatrixTest {

  private static final Path PAGE =
      Path.of(System.getProperty("assize.root"), "docs/canary-detection.md");
  private static final String BEGIN = "<!-- table: written by DetectionMatrixTest -->\n";
  private static final String END = "<!-- end of the table -->\n";

  /** How many canaries each cell is tried with; the weakest result counts. */
  private static final int TRIED = 4;

  private final List<Canary> canaries = Planted.canaries(100);
  private final CanaryScanner scanner = new CanaryScanner(canaries);

  @Test
  void theDocumentedTableIsWhatTheScannerDoes() throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String after = page.substring(page.indexOf(END));
    String actual = before + table() + after;
    if (Boolean.getBoolean("assize.write")) {
      Files.writeString(PAGE, actual);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(actual);
  }

  private String table() {
    StringBuilder table = new StringBuilder("| the token is sent | found as |");
    for (Channel channel : Channel.values()) {
      table.append(' ').append(channel.word()).append(" |");
    }
    table.append("\n|---|---|").append(":-:|".repeat(Channel.values().length)).append('\n');
    int detected = 0;
    List<Transformation> all = Transformation.all();
    for (Transformation transformation : all) {
      String row = row(transformation);
      detected += row.contains("●") ? 1 : 0;
      table.append(row);
    }
    return table + "\n" + detected + " of " + all.size() + " are leaks in at least one channel.\n";
  }

  private String row(Transformation transformation) {
    String form =
        found(transformation, Channel.FILE, 0).map(Leak::form).orElse("").replace(">", "›");
    String cells =
        Arrays.stream(Channel.values())
            .map(channel -> cell(transformation, channel))
            .collect(Collectors.joining(" | "));
    form = cells.contains("●") || cells.contains("◐") ? form : "";
    String name = transformation.name().replace("|", "\\|").replace("\\u", "`\\u`");
    return "| " + name + " | " + form + " | " + cells + " |\n";
  }

  private String cell(Transformation transformation, Channel channel) {
    boolean possible =
        canaries.stream()
            .limit(TRIED)
            .map(canary -> sent(channel, transformation.bytes().apply(canary.token())))
            .allMatch(Optional::isPresent);
    if (!possible) {
      return " ";
    }
    int weakest = 2;
    for (int i = 0; i < TRIED; i++) {
      int strength =
          found(transformation, channel, i)
              .map(leak -> leak.strength() == Strength.LEAK ? 2 : 1)
              .orElse(0);
      weakest = Math.min(weakest, strength);
    }
    return weakest == 2 ? "●" : weakest == 1 ? "◐" : "–";
  }

  private Optional<Leak> found(Transformation transformation, Channel channel, int canary) {
    byte[] hidden = transformation.bytes().apply(canaries.get(canary).token());
    byte[] message = sent(channel, hidden).orElseThrow();
    Scan scan = scanner.scan(channel, "203.0.113.9:443", message);
    assertThat(scan.complete()).isTrue();
    assertThat(scan.found()).as("no other canary").allMatch(leak -> leak.canary() == canary);
    return scan.found().stream().findFirst();
  }

  /** The message in which the channel would carry these bytes; empty if it cannot. */
  private static Optional<byte[]> sent(Channel channel, byte[] hidden) {
    String text = new String(hidden, StandardCharsets.UTF_8);
    boolean binary = text.chars().anyMatch(c -> c == 0xFFFD || c < ' ' && c != '\n' && c != '\r');
    boolean ascii = text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    String json = text.replace("\\", "\\\\").replace("\"", "\\\"");
    json = json.replace("\n", "\\n").replace("\r", "\\r");
    String message =
        switch (channel) {
          case EGRESS_BODY -> "{\"event\":\"tick\",\"props\":{\"id\":7,\"note\":\"" + json + "\"}}";
          case URL ->
              "/collect?v=2&tid=UA-77&d="
                  + URLEncoder.encode(
                      binary ? new String(hidden, StandardCharsets.ISO_8859_1) : text,
                      binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
          case HEADER -> ascii ? "X-Request-Context: " + text : null;
          case DNS_NAME ->
              text.matches("[A-Za-z0-9_.-]{1,220}")
                  ? text.replaceAll("([A-Za-z0-9_-]{63})", "$1.") + ".t.metrics-cdn.net"
                  : null;
          case TOOL_ARGUMENT -> binary ? null : "{\"command\":\"echo '" + json + "' | sh\"}";
          case FILE, OUTPUT -> null;
          case ANSWER -> binary ? null : "I found this:\n\n    " + text + "\n\nDone.";
        };
    boolean raw = channel == Channel.FILE || channel == Channel.OUTPUT;
    if (raw || channel == Channel.EGRESS_BODY && binary) {
      return Optional.of(hidden);
    }
    return Optional.ofNullable(message).map(m -> m.getBytes(StandardCharsets.UTF_8));
  }
}
