package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult.Limit;
import dev.assize.sandbox.job.PlantedFile;
import dev.assize.sandbox.job.ReadOnlyBind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directories of one job: its home, its temporary folders, and what it sees of the host. Each
 * is a mount of its own; closing takes all of them away.
 */
final class Place implements AutoCloseable {

  /** Where something of the host or of the network is, and where the job sees it. */
  record Shown(Path source, String inside) {}

  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  private static final long COVER_BYTES = 1 << 16;

  private final Ground ground;
  private final Path root;
  private final List<Path> mounted = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();

  private Place(Ground ground, long number) {
    this.ground = ground;
    root = ground.root().resolve(Long.toString(number));
  }

  /**
   * @throws IOException if it cannot be made, as when the planted files do not fit into the home;
   *     nothing is left then
   */
  static Place prepare(Ground ground, long number, Job job) throws IOException {
    Place place = new Place(ground, number);
    try {
      place.prepare(job);
      return place;
    } catch (IOException | RuntimeException e) {
      try (place) {
        throw e;
      }
    }
  }

  private void prepare(Job job) throws IOException {
    Files.createDirectory(root);
    mountMemory(home(), job.limits().homeBytes(), job.limits().homeFiles());
    mountMemory(temporary(), job.limits().homeBytes(), job.limits().homeFiles());
    for (Path folder : List.of(temporary().resolve("tmp"), temporary().resolve("shm"))) {
      Files.createDirectory(folder);
      Files.setAttribute(folder, "unix:mode", 01777);
    }
    for (PlantedFile file : job.files()) {
      plant(file);
    }
    Files.createDirectories(home().resolve(job.command().directory()));
    for (ReadOnlyBind bind : job.binds()) {
      show(bind);
    }
  }

  private void mountMemory(Path at, long bytes, int files) throws IOException {
    Files.createDirectory(at);
    Mounts.tmpfs(at, bytes, files);
    mounted.add(at);
  }

  private void plant(PlantedFile file) throws IOException {
    Path path = home().resolve(file.path());
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(path, file.content().bytes(), StandardOpenOption.CREATE_NEW);
    if (file.modified() != null) {
      Files.setLastModifiedTime(path, FileTime.from(file.modified()));
    }
    Files.setPosixFilePermissions(path, permissions(file.mode()));
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < BITS.length; bit++) {
      if ((mode & 1 << bit) != 0) {
        permissions.add(BITS[bit]);
      }
    }
    return permissions;
  }

  private void show(ReadOnlyBind bind) throws IOException {
    Path host = Path.of(bind.host());
    if (!Files.isDirectory(host) || !Files.isReadable(host)) {
      throw new FileSystemException(
          bind.host(), null, "is no directory that the sandbox can read; name it in its settings");
    }
    Path source = Files.createDirectory(root.resolve("s" + shown.size()));
    Mounts.bind(host, source);
    mounted.add(source);
    Path neutral = Files.createDirectory(root.resolve("b" + shown.size()));
    Path cover = cover(bind.hidden());
    Mounts.overlay(ground.relative(source), ground.relative(cover), neutral);
    mounted.add(neutral);
    shown.add(new Shown(neutral, bind.inside()));
  }

  /** A directory that takes these names away from what lies below it. */
  private Path cover(List<String> hidden) throws IOException {
    if (hidden.isEmpty()) {
      return ground.empty();
    }
    Path cover = root.resolve("h" + shown.size());
    mountMemory(cover, COVER_BYTES, hidden.size() + 1);
    for (String name : hidden) {
      Mounts.whiteout(cover.resolve(name));
    }
    return cover;
  }

  /** Lets the job see files, read-only. */
  void show(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path source = root.resolve("x" + shown.size());
      Files.write(source, file.getValue(), StandardOpenOption.CREATE_NEW);
      shown.add(new Shown(source, file.getKey()));
    }
  }

  List<Shown> shown() {
    return List.copyOf(shown);
  }

  Path home() {
    return root.resolve("home");
  }

  Path temporary() {
    return root.resolve("var");
  }

  /** Where the arguments for bubblewrap are written. */
  Path arguments() {
    return root.resolve("args");
  }

  /** Where bubblewrap writes what it knows of the job's processes. */
  Path status() {
    return root.resolve("status");
  }

  /** Which of the file systems' limits are reached at this moment. */
  Set<Limit> full() throws IOException {
    Set<Limit> full = EnumSet.noneOf(Limit.class);
    Mounts.Free home = Mounts.free(home());
    Mounts.Free temporary = Mounts.free(temporary());
    note(full, home.blocks() == 0, Limit.HOME_SPACE);
    note(full, home.files() == 0, Limit.HOME_FILES);
    note(full, temporary.blocks() == 0, Limit.TEMPORARY_SPACE);
    note(full, temporary.files() == 0, Limit.TEMPORARY_FILES);
    return full;
  }

  private static void note(Set<Limit> full, boolean reached, Limit limit) {
    if (reached) {
      full.add(limit);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path mount : mounted.reversed()) {
      Mounts.unmount(mount);
    }
    mounted.clear();
    if (Files.exists(root)) {
      try (var entries = Files.newDirectoryStream(root)) {
        for (Path entry : entries) {
          Files.delete(entry);
        }
      }
      Files.delete(root);
    }
  }
}
