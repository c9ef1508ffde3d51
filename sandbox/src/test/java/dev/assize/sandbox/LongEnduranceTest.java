package dev.assize.sandbox;

import dev.assize.statement.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sandbox")
@Tag("thorough")
final class LongEnduranceTest {

  @Test
  void twoHundredJobsOfWhichFiftyAreKilledLeaveNothing() throws Exception {
    new Endurance(Seed.parse("22".repeat(32))).run(200);
  }
}
