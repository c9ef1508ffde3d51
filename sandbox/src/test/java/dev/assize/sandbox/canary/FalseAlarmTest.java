package dev.assize.sandbox.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FalseAlarmTest {

  @Test
  void aThousandCanariesAreNotFoundInThreeMebibytesOfOrdinaryBytes() throws IOException {
    CanaryScanner scanner = new CanaryScanner(Planted.canaries(1000));
    assertThat(scanner.scan(Channel.FILE, "", new Haystack(3 << 20)).found()).isEmpty();
  }
}
