package dev.assize.examination;

import org.junit.jupiter.api.Tag;

/** As {@link SentinelTest}, with so many trials that nearly every task and place is met. */
@Tag("thorough")
class ManySentinelTrialsTest extends SentinelTest {

  @Override
  int harm() {
    return 40;
  }

  @Override
  int usefulness() {
    return 80;
  }
}
