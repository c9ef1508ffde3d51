package dev.assize.sandbox.watch;

import java.util.Map;

/**
 * What was done under one name.
 *
 * @param path relative to the home, with {@code /} between its parts; as the run named it, so bytes
 *     that are no UTF-8 are replaced, and control characters may occur
 * @param actions each with the time at which it was first noticed, in nanoseconds on the machine's
 *     monotonic clock: not before it happened, and possibly a little after
 */
public record FileActivity(String path, Map<FileAction, Long> actions) {

  /** Copies the actions. */
  public FileActivity {
    actions = Map.copyOf(actions);
  }
}
