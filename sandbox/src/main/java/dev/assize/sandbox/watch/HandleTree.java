package dev.assize.sandbox.watch;

import dev.assize.sandbox.watch.FileEvent.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which handle is which path, kept up to date by the events themselves: opening by handle is not
 * for processes without privileges on the machine. Thread-safe.
 */
final class HandleTree {

  private static final int MOST = 50_000;
  private static final int DEEPEST = 256;

  private final FileHandle root;
  private final Map<FileHandle, Place> places = new HashMap<>();

  HandleTree(FileHandle root) {
    this.root = root;
  }

  /** Says where something is now. False if there is no room for more. */
  synchronized boolean put(FileHandle handle, Place place) {
    if (places.size() >= MOST && !places.containsKey(handle)) {
      return false;
    }
    places.put(handle, place);
    return true;
  }

  /** Moves something, if it is known. */
  synchronized void move(FileHandle handle, Place place) {
    places.computeIfPresent(handle, (known, old) -> place);
  }

  synchronized void remove(FileHandle handle) {
    places.remove(handle);
  }

  /** The path of a handle relative to the root, which itself is empty; null if it is not known. */
  synchronized @Nullable String path(FileHandle handle) {
    if (handle.equals(root)) {
      return "";
    }
    Place place = places.get(handle);
    return place == null ? null : path(place);
  }

  /** The path of a place; null if its folder is not known. */
  synchronized @Nullable String path(Place place) {
    StringBuilder path = new StringBuilder();
    Place at = place;
    for (int depth = 0; depth < DEEPEST; depth++) {
      prepend(at.name(), path);
      if (at.folder().equals(root)) {
        return path.toString();
      }
      Place parent = places.get(at.folder());
      if (parent == null) {
        return null;
      }
      at = parent;
    }
    return null;
  }

  private static void prepend(String name, StringBuilder path) {
    if (!name.equals(".")) {
      path.insert(0, path.isEmpty() ? name : name + "/");
    }
  }
}
