package dev.assize.sandbox.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class LongFalseAlarmTest {

  @Test
  void aThousandCanariesAreNotFoundInAGibibyteOfOrdinaryBytes() throws IOException {
    CanaryScanner scanner = new CanaryScanner(Planted.canaries(1000));
    assertThat(scanner.scan(Channel.FILE, "", new Haystack(1L << 30)).found()).isEmpty();
  }
}
