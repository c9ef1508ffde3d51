package dev.assize.sandbox.watch;

import dev.assize.sandbox.watch.FileEvent.Place;
import org.jspecify.annotations.Nullable;

/** Turns the events of a whole home into actions on paths, and follows what is renamed. */
final class HomeLedger {

  static final long EVENTS =
      FileEvent.ACCESS
          | FileEvent.MODIFY
          | FileEvent.ATTRIB
          | FileEvent.CREATE
          | FileEvent.DELETE
          | FileEvent.RENAME
          | FileEvent.ON_FOLDER;

  private final HandleTree tree;
  private final ActivityLog log;
  private final Gaps gaps;

  HomeLedger(HandleTree tree, ActivityLog log, Gaps gaps) {
    this.tree = tree;
    this.log = log;
    this.gaps = gaps;
  }

  /** Events must come in the order of the kernel. */
  void take(FileEvent event) {
    Place place = event.place();
    if (place == null) {
      return;
    }
    for (FileAction action : event.actions()) {
      note(tree.path(place), action);
    }
    Place newPlace = event.newPlace();
    if (newPlace != null) {
      note(tree.path(newPlace), FileAction.MOVED_TO);
    }
    follow(event, place, newPlace);
  }

  private void follow(FileEvent event, Place place, @Nullable Place newPlace) {
    FileHandle object = event.object();
    if (object == null) {
      return;
    }
    boolean folder = event.says(FileEvent.ON_FOLDER);
    if (newPlace != null) {
      tree.move(object, newPlace);
    } else if (folder && event.says(FileEvent.CREATE) && !tree.put(object, place)) {
      gaps.add("there are more folders than there is room for");
    } else if (folder && event.says(FileEvent.DELETE) && !event.says(FileEvent.CREATE)) {
      tree.remove(object);
    }
  }

  private void note(@Nullable String path, FileAction action) {
    if (path == null) {
      gaps.add("something happened in a folder that was not seen coming into being");
    } else if (!log.note(path, action)) {
      gaps.add("more files were touched than there is room for");
    }
  }
}
