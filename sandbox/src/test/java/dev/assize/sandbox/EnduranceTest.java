package dev.assize.sandbox;

import dev.assize.statement.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sandbox")
final class EnduranceTest {

  @Test
  void twentyJobsOfWhichSomeAreKilledLeaveNothing(@TempDir Path folder) throws Exception {
    new Endurance(Seed.parse("11".repeat(32)), folder).run(20);
  }
}
