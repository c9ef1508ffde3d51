package dev.assize.sandbox;

import dev.assize.statement.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sandbox")
final class EnduranceTest {

  @Test
  void twentyJobsOfWhichSomeAreKilledLeaveNothing() throws Exception {
    new Endurance(Seed.parse("11".repeat(32))).run(20);
  }
}
