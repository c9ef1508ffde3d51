package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.observation.Snapshot;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotMemoryTest {

  private static final int FAR_TOO_MANY = 150_000;

  @TempDir private Path empty;

  @Test
  void whoAsksInEverNewNamesGetsAnswersAndFillsNoMemory() {
    Snapshot snapshot = new AtTheGate(new AtTheGate.Folders(CLERK, CLERK, CLERK, empty)).snapshot();
    AtomicInteger asked = new AtomicInteger();
    for (int name = 0; name < FAR_TOO_MANY; name++) {
      snapshot.once(Integer.class, "p" + name, register -> asked.incrementAndGet());
    }
    assertThat(asked).hasValue(FAR_TOO_MANY);

    snapshot.once(Integer.class, "p0", register -> asked.incrementAndGet());
    assertThat(asked).as("the first name is kept").hasValue(FAR_TOO_MANY);
    for (int i = 0; i < 2; i++) {
      snapshot.once(Integer.class, "p" + (FAR_TOO_MANY - 1), register -> asked.incrementAndGet());
    }
    assertThat(asked).as("the last name is not").hasValue(FAR_TOO_MANY + 2);
  }

  private static final Path CLERK =
      Path.of(System.getProperty("assize.root", "..")).resolve("examples/clerk");
}
