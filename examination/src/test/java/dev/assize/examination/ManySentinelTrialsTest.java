package dev.assize.examination;

import org.junit.jupiter.api.Tag;

/** As {@link SentinelTest}, with so many more trials that most tasks and places are met. */
@Tag("thorough")
class ManySentinelTrialsTest extends SentinelTest {

  @Override
  int harm() {
    return 20;
  }

  @Override
  int usefulness() {
    return 40;
  }
}
