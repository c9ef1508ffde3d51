package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class LongKillTest {

  private static final int KILLS = 200;

  @TempDir Path folder;

  @Test
  void aWriterThatIsKilled200TimesLosesNothingItAcknowledged() throws Exception {
    int acknowledged = new KilledWriter(folder).kill(KILLS, new Seed("42".repeat(32)));

    assertThat(acknowledged).isGreaterThan(KILLS);
  }
}
