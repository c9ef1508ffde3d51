package dev.assize.server.evidence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** Looks at everything again and again, in a thread of its own each. */
public final class Rounds implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(Rounds.class.getName());

  private final List<Thread> threads;

  private Rounds(List<Thread> threads) {
    this.threads = threads;
  }

  /**
   * Looks once, and then after each period.
   *
   * @param looks each is not to throw; one that does is repeated all the same
   */
  public static Rounds start(Duration period, Runnable... looks) {
    for (Runnable look : looks) {
      look.run();
    }
    Rounds rounds =
        new Rounds(
            java.util.Arrays.stream(looks)
                .map(look ->
                    Thread.ofPlatform()
                        .daemon()
                        .name("looking")
                        .unstarted(() -> keep(look, period)))
                .toList());
    rounds.threads.forEach(Thread::start);
    return rounds;
  }

  private static void keep(Runnable look, Duration period) {
    while (true) {
      try {
        Thread.sleep(period);
        look.run();
      } catch (InterruptedException e) {
        return; // closed
      } catch (RuntimeException e) {
        LOGGER.log(Level.ERROR, "looking failed", e);
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
