package dev.assize.sandbox.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.canary.Leak.Strength;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTest {

  private final List<Canary> canaries = Planted.canaries(100);
  private final String token = canaries.get(3).token();
  private final Aggregation aggregation = new Aggregation(new CanaryScanner(canaries));

  @Test
  void fragmentsToOneDestinationAddUpToALeakAcrossChannels() {
    scan(Channel.URL, "a.example", "/p?q=" + token.substring(0, 8));
    assertThat(aggregation.found())
        .singleElement()
        .extracting(Leak::strength)
        .isEqualTo(Strength.FRAGMENT);
    scan(Channel.HEADER, "a.example", "X-Id: " + token.substring(12));
    Leak leak = aggregation.found().getFirst();
    assertThat(leak.strength()).isEqualTo(Strength.LEAK);
    assertThat(Integer.bitCount(leak.positions())).isEqualTo(16);
  }

  @Test
  void theSameFragmentAgainOrElsewhereAddsNothing() {
    scan(Channel.URL, "a.example", "/p?q=" + token.substring(0, 8));
    scan(Channel.URL, "a.example", "/r?q=" + token.substring(0, 8));
    scan(Channel.URL, "b.example", "/p?q=" + token.substring(12));
    assertThat(aggregation.found())
        .hasSize(2)
        .allMatch(leak -> leak.strength() == Strength.FRAGMENT);
  }

  @Test
  void piecesOfThreeCharactersInASeriesOfRequestsAreALeak() {
    for (int i = 0; i < 7; i++) {
      String piece = token.substring(3 * i, Math.min(20, 3 * i + 3));
      scan(Channel.URL, "a.example", "/t?n=" + i + "&d=" + piece + "&v=2");
    }
    Leak leak = aggregation.found().getFirst();
    assertThat(leak.strength()).isEqualTo(Strength.LEAK);
    assertThat(leak.form()).startsWith("pieces of several messages");
  }

  @Test
  void labelsOfSeveralNamesAreALeak() {
    String digits =
        new String(
            Forms.base32(token.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    for (int i = 0; i < 8; i++) {
      scan(Channel.DNS_NAME, "c.example", digits.substring(4 * i, 4 * i + 4) + ".t.c.example");
    }
    assertThat(aggregation.found().getFirst().strength()).isEqualTo(Strength.LEAK);
  }

  @Test
  void anOrdinarySeriesOfRequestsIsNoLeak() {
    for (int i = 0; i < 200; i++) {
      scan(Channel.URL, "a.example", "/item/" + i * 7919 + "?session=ab12&page=" + i);
    }
    assertThat(aggregation.found()).isEmpty();
  }

  @Test
  void manyDestinationsDoNotExhaustIt() {
    for (int i = 0; i < 2000; i++) {
      scan(Channel.DNS_NAME, "host" + i, "x" + i + ".example");
    }
    scan(Channel.DNS_NAME, "one more", token + ".example");
    assertThat(aggregation.found()).singleElement().matches(leak -> leak.bits() > 100);
  }

  private void scan(Channel channel, String destination, String text) {
    aggregation.scan(channel, destination, text.getBytes(StandardCharsets.US_ASCII));
  }
}
