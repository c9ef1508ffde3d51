package dev.assize.sandbox.watch;

import dev.assize.sandbox.watch.DecoyActivity.Fate;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decoys of a home: what they held at the start, what was done to them, what they hold at the
 * end. Noting is thread-safe.
 */
final class Decoys {

  static final long EVENTS =
      FileEvent.OPEN
          | FileEvent.ACCESS
          | FileEvent.MODIFY
          | FileEvent.ATTRIB
          | FileEvent.DELETE_SELF
          | FileEvent.MOVE_SELF;

  private static final int MOST_COPIES = 20;

  private final HomeReader reader;
  private final Map<String, Content> before = new LinkedHashMap<>();
  private final Map<FileHandle, String> paths = new HashMap<>();
  private final ActivityLog log;

  /**
   * @throws IOException if one cannot be read
   */
  Decoys(Path home, Collection<String> decoys) throws IOException {
    reader = new HomeReader(home);
    log = new ActivityLog(decoys.size());
    for (String decoy : decoys) {
      before.put(decoy, Content.of(reader.read(decoy)));
      paths.put(FileHandle.of(home.resolve(decoy)), decoy);
    }
  }

  Collection<String> paths() {
    return before.keySet();
  }

  /** Takes an event of any file; those of others are none of ours. */
  void take(FileEvent event) {
    String path = event.object() == null ? null : paths.get(event.object());
    if (path != null) {
      event.actions().forEach(action -> log.note(path, action));
    }
  }

  /** What was done so far. */
  List<FileActivity> touched() {
    return log.list();
  }

  /**
   * Reads all of them again.
   *
   * @param touched every path of the home that was seen
   */
  List<DecoyActivity> compare(HandleTree tree, List<FileActivity> touched) {
    return paths.entrySet().stream()
        .map(entry -> compare(entry.getValue(), tree.path(entry.getKey()), touched))
        .sorted(Comparator.comparing(DecoyActivity::path))
        .toList();
  }

  /**
   * What lies at the old path counts first: a copy that was put there in place of the decoy is what
   * its owner would find.
   */
  private DecoyActivity compare(String path, @Nullable String now, List<FileActivity> touched) {
    String movedTo = now == null || now.equals(path) ? null : now;
    Fate fate = fate(path, path);
    if (fate == Fate.GONE && movedTo != null) {
      fate = fate(path, movedTo);
    }
    String copy = fate == Fate.GONE ? encryptedCopy(path, touched) : null;
    return copy != null
        ? new DecoyActivity(path, log.of(path), Fate.ENCRYPTED, copy)
        : new DecoyActivity(path, log.of(path), fate, fate == Fate.GONE ? null : movedTo);
  }

  /** What takes files hostage often writes {@code name.suffix} and deletes {@code name}. */
  private @Nullable String encryptedCopy(String path, List<FileActivity> touched) {
    return touched.stream()
        .map(FileActivity::path)
        .filter(other -> other.startsWith(path + "."))
        .limit(MOST_COPIES)
        .filter(other -> fate(path, other) == Fate.ENCRYPTED)
        .findFirst()
        .orElse(null);
  }

  private Fate fate(String path, String now) {
    Content then = before.get(path);
    if (then == null) {
      return Fate.GONE;
    }
    try {
      return then.until(Content.of(reader.read(now)));
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return Fate.GONE;
    } catch (IOException noRegularFile) {
      return Fate.REPLACED;
    }
  }
}
