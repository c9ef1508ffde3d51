package dev.assize.sandbox.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Observes all files of a run's home, and the decoys among them with special care.
 *
 * <p>How: two queues of fanotify(7) events. One has marks on the decoys themselves, which follow
 * them through renaming and hard links, and cannot be flooded by touching other files. The other
 * has a mark on the home's whole file system, or on each of its folders where the kernel is older
 * than 6.16. Both see every way of access: io_uring, O_NOATIME, and mappings, the latter as an
 * opening. Beside that, the contents of decoys are compared before and after.
 *
 * <p>What it cannot do: say which process it was, how often, or in which order within a fraction of
 * a second. With marks on folders, what happens in a new folder before it has its mark is missed,
 * and the report says so.
 *
 * <p>The home must be a file system of its own that was mounted in our user namespace, and only the
 * run may touch it meanwhile; what this process does is left out. Linux 5.17. Not thread-safe.
 */
public final class FileWatch {

  private static final int MOST_PATHS = 20_000;

  private final Path home;
  private final Decoys decoys;
  private final HandleTree tree;
  private final ActivityLog log;
  private final Gaps decoyGaps = new Gaps();
  private final Gaps fileGaps = new Gaps();
  private final List<EventGroup> groups = new ArrayList<>();
  private boolean byFolder;

  private FileWatch(Path home, Collection<String> paths, int mostPaths) throws IOException {
    this.home = home;
    decoys = new Decoys(home, paths);
    tree = new HandleTree(FileHandle.of(home));
    log = new ActivityLog(mostPaths);
  }

  /**
   * Starts to observe. Nothing of the run may be alive yet. Where the kernel refuses, the report
   * will have gaps.
   *
   * @param decoys paths of regular files relative to the home
   * @throws IOException if a decoy cannot be read
   */
  public static FileWatch start(Path home, Collection<String> decoys) throws IOException {
    return start(home, decoys, MOST_PATHS, true);
  }

  static FileWatch start(
      Path home, Collection<String> decoys, int mostPaths, boolean wholeFileSystem)
      throws IOException {
    FileWatch watch = new FileWatch(home, decoys, mostPaths);
    watch.observe(watch.decoyGaps, watch::observeDecoys);
    watch.observe(
        watch.fileGaps, wholeFileSystem ? watch::observeFileSystem : watch::observeFolders);
    return watch;
  }

  /** Which decoys have been touched so far. Thread-safe. */
  public List<FileActivity> touchedDecoys() {
    return decoys.touched();
  }

  /** Stops observing, compares the contents, and reports. The run must have ended. Call it once. */
  public FileReport finish() {
    groups.forEach(EventGroup::stop);
    return new FileReport(
        decoys.compare(tree, log.list()), log.list(), decoyGaps.list(), fileGaps.list(), byFolder);
  }

  /** How one queue is set up. */
  private interface Observation {
    void of(EventGroup group) throws IOException;
  }

  private void observe(Gaps gaps, Observation observation) {
    try {
      EventGroup group = new EventGroup(gaps);
      groups.add(group);
      observation.of(group);
    } catch (IOException e) {
      gaps.add("files were not observed: " + e.getMessage());
    }
  }

  private void observeDecoys(EventGroup group) throws IOException {
    for (String path : decoys.paths()) {
      group.mark(home.resolve(path), Decoys.EVENTS);
    }
    group.start(decoys::take);
  }

  private void observeFileSystem(EventGroup group) throws IOException {
    try {
      group.markFileSystem(home, HomeLedger.EVENTS);
    } catch (IOException olderKernel) {
      observeFolders(group);
      return;
    }
    HomeFolders folders = new HomeFolders(home, tree);
    folders.learn(decoys.paths());
    HomeLedger ledger = new HomeLedger(tree, log, fileGaps);
    group.start(event -> take(event, ledger));
  }

  private void observeFolders(EventGroup group) throws IOException {
    byFolder = true;
    HomeFolders folders = new HomeFolders(home, tree);
    folders.mark(group);
    folders.learn(decoys.paths());
    HomeLedger ledger = new HomeLedger(tree, log, fileGaps);
    group.start(event -> {
      take(event, ledger);
      folders.follow(event, group, log, fileGaps);
    });
  }

  /** The ledger knows names that the decoys' own events do not have. */
  private void take(FileEvent event, HomeLedger ledger) {
    decoys.take(event);
    ledger.take(event);
  }
}
