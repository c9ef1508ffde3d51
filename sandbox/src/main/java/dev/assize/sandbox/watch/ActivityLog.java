package dev.assize.sandbox.watch;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Actions by name, each with the time of its first notice. Bounded; thread-safe. */
final class ActivityLog {

  private static final long MOST_CHARACTERS = 16 << 20;

  private final int most;
  private long characters;
  private final Map<String, Map<FileAction, Long>> actions = new LinkedHashMap<>();

  /**
   * @param most how many names there is room for
   */
  ActivityLog(int most) {
    this.most = most;
  }

  /** Notes that something was done just now. False if there is no room. */
  synchronized boolean note(String path, FileAction action) {
    Map<FileAction, Long> known = actions.get(path);
    if (known == null) {
      if (actions.size() >= most || characters > MOST_CHARACTERS) {
        return false;
      }
      known = new EnumMap<>(FileAction.class);
      actions.put(path, known);
      characters += path.length();
    }
    known.putIfAbsent(action, System.nanoTime());
    return true;
  }

  synchronized Map<FileAction, Long> of(String path) {
    return Map.copyOf(actions.getOrDefault(path, Map.of()));
  }

  synchronized List<FileActivity> list() {
    return actions.entrySet().stream()
        .map(entry -> new FileActivity(entry.getKey(), entry.getValue()))
        .toList();
  }
}
