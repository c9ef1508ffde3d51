package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

  /** {@link LongKillTest} kills 200 times. */
  private static final int KILLS = Integer.getInteger("assize.kills", 20);

  @TempDir Path folder;

  @Test
  void aKilledWriterLosesNothingItAcknowledgedAndNoReaderSeesAForkOrATornTile() throws Exception {
    int acknowledged = new KilledWriter(folder).kill(KILLS, new Seed("41".repeat(32)));

    assertThat(acknowledged).isGreaterThan(KILLS);
  }
}
