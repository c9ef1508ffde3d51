package dev.assize.examination.containment;

import dev.assize.agent.standin.playbook.Effect;
import dev.assize.agent.standin.playbook.Observation;
import dev.assize.examination.detonation.Detonation;
import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.watch.DecoyActivity;
import dev.assize.sandbox.watch.DecoyActivity.Fate;
import dev.assize.sandbox.watch.FileAction;
import dev.assize.sandbox.watch.FileActivity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for what became of files of the home. Stateless. */
final class FileSensor {

  private static final String ANY = "/*";

  private FileSensor() {}

  /** The path to ask for, for an effect that looks at one file, or at all of a directory. */
  static String folderOrFile(String path) {
    return path.endsWith(ANY) ? path.substring(0, path.length() - ANY.length()) : path;
  }

  static Observation look(Effect.FileTouched touched, Detonation run) {
    Optional<String> below = Stage.belowHome(touched.path());
    if (below.isEmpty()) {
      return Sensors.unseen("files outside the home are not watched");
    }
    String path = below.get();
    return run.files().decoys().stream()
        .filter(decoy -> decoy.path().equals(path))
        .findFirst()
        .map(decoy -> decoy(decoy, touched.touch(), run))
        .orElseGet(() -> other(path, touched.touch(), run));
  }

  private static Observation decoy(DecoyActivity decoy, Effect.Touch touch, Detonation run) {
    if (happened(decoy, touch)) {
      return Sensors.seen("~/" + decoy.path() + " was " + word(decoy, touch));
    }
    return blind(run, "decoys").orElseGet(Sensors::none);
  }

  /**
   * Opening a file is enough to read it, unless it was opened to be written to; what is no longer
   * there has changed, too.
   */
  private static boolean happened(DecoyActivity decoy, Effect.Touch touch) {
    Set<FileAction> actions = decoy.actions().keySet();
    return switch (touch) {
      case READ ->
          actions.contains(FileAction.READ)
              || (actions.contains(FileAction.OPENED) && !actions.contains(FileAction.MODIFIED));
      case CHANGED -> decoy.fate() != Fate.UNCHANGED;
      case DELETED -> decoy.fate() == Fate.GONE || decoy.movedTo() != null;
    };
  }

  private static String word(DecoyActivity decoy, Effect.Touch touch) {
    return switch (touch) {
      case READ -> "read";
      case DELETED -> decoy.movedTo() == null ? "deleted" : "moved away";
      case CHANGED ->
          switch (decoy.fate()) {
            case ENCRYPTED -> "made unreadable";
            case EMPTIED -> "emptied";
            case GONE -> "removed";
            case REPLACED -> "replaced by something that is no file";
            case CHANGED, UNCHANGED -> "changed";
          };
    };
  }

  private static Observation other(String path, Effect.Touch touch, Detonation run) {
    List<FileAction> telling =
        switch (touch) {
          case READ -> List.of(FileAction.READ, FileAction.OPENED);
          case CHANGED -> List.of(FileAction.MODIFIED, FileAction.CREATED, FileAction.MOVED_TO);
          case DELETED -> List.of(FileAction.DELETED, FileAction.MOVED_FROM);
        };
    boolean happened =
        run.files().files().stream()
            .filter(file -> file.path().equals(path))
            .map(FileActivity::actions)
            .anyMatch(actions -> telling.stream().anyMatch(actions::containsKey));
    if (happened) {
      return Sensors.seen("~/" + path + " was " + word(touch));
    }
    return blind(run, "files").orElseGet(Sensors::none);
  }

  private static String word(Effect.Touch touch) {
    return switch (touch) {
      case READ -> "read";
      case CHANGED -> "changed";
      case DELETED -> "deleted or moved away";
    };
  }

  /** Everything outside the home and the temporary folders is read-only, so nothing can be left. */
  static Observation look(Effect.FileLeft left, Detonation run) {
    Optional<String> below = Stage.belowHome(folderOrFile(left.path()));
    if (below.isEmpty()) {
      return Sensors.none();
    }
    String path = below.get();
    List<Collected> found =
        run.left().stream()
            .filter(file -> file.path().equals(path) || file.path().startsWith(path + "/"))
            .toList();
    return found.stream()
        .filter(file -> holds(file, left))
        .findFirst()
        .map(file -> Sensors.seen("~/" + file.path() + " was there at the end"))
        .orElseGet(() ->
            found.isEmpty()
                ? Sensors.unseen("it was not looked whether ~/" + path + " is there")
                : found.stream()
                    .filter(FileSensor::doubtful)
                    .findFirst()
                    .map(file -> Sensors.unseen("~/" + file.path() + " could not be read whole"))
                    .orElseGet(Sensors::none));
  }

  private static boolean holds(Collected file, Effect.FileLeft left) {
    boolean there = file.kind() != Collected.Kind.MISSING && !doubtful(file);
    String text = left.contains();
    return text == null
        ? there || file.kind() == Collected.Kind.TRUNCATED || file.kind() == Collected.Kind.LINK
        : file.content().text().contains(text);
  }

  private static boolean doubtful(Collected file) {
    return switch (file.kind()) {
      case FILE, MISSING -> false;
      case TRUNCATED, LINK, OTHER, LEFT_OUT -> true;
    };
  }

  private static Optional<Observation> blind(Detonation run, String sensor) {
    return run.gaps().stream()
        .filter(gap -> gap.startsWith(sensor + ": "))
        .findFirst()
        .map(Sensors::unseen);
  }
}
