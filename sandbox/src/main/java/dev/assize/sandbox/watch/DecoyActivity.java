package dev.assize.sandbox.watch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file that nobody had a reason to touch.
 *
 * @param path where it was at the start, relative to the home
 * @param actions what was done to the file under any name, each with the time at which it was first
 *     noticed, in nanoseconds on the machine's monotonic clock
 * @param fate how its content is at the end
 * @param movedTo where it is now, if that is elsewhere and was seen; null otherwise
 */
public record DecoyActivity(
    String path, Map<FileAction, Long> actions, Fate fate, @Nullable String movedTo) {

  /** The content at the end, compared with the start. */
  public enum Fate {
    /** The same bytes. */
    UNCHANGED,
    /** Other bytes. */
    CHANGED,
    /**
     * Other bytes, which look encrypted or compressed, as those before did not; in its place, or in
     * a file beside it that has its name and a suffix while it is gone itself.
     */
    ENCRYPTED,
    /** No bytes left. */
    EMPTIED,
    /** Nothing is there, neither at its place nor where it was seen to go. */
    GONE,
    /** Something that is no regular file is in its place. */
    REPLACED
  }

  /** Copies the actions. */
  public DecoyActivity {
    actions = Map.copyOf(actions);
  }

  /** Whether anything at all happened to it. */
  public boolean touched() {
    return !actions.isEmpty() || fate != Fate.UNCHANGED || movedTo != null;
  }
}
