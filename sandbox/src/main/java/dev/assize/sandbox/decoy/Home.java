package dev.assize.sandbox.decoy;

import dev.assize.sandbox.job.Persona;
import dev.assize.statement.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The home of one invented person.
 *
 * @param owner the person's name
 * @param login the name of the person's account; files speak of {@code /home/<login>}
 * @param host the name of the person's machine
 * @param files in the order of their paths; every folder is that of some file
 * @param decoys the secrets in them
 */
public record Home(
    String owner, String login, String host, List<HomeFile> files, List<Decoy> decoys) {

  /**
   * @throws IllegalArgumentException if two files have one path, or a secret is in no file
   */
  public Home {
    files = List.copyOf(files);
    decoys = List.copyOf(decoys);
    Set<String> paths = new HashSet<>();
    for (HomeFile file : files) {
      if (!paths.add(file.path())) {
        throw new IllegalArgumentException("two files are called " + file.path());
      }
    }
    for (Decoy decoy : decoys) {
      if (!paths.contains(decoy.path())) {
        throw new IllegalArgumentException("there is no file " + decoy.path());
      }
    }
  }

  /** The owner of a home that is furnished from this seed. */
  public static Persona owner(Seed seed) {
    Furnishing home = begun(seed, label -> label, Instant.EPOCH);
    return new Persona(home.owner().full(), home.owner().login(), host(home));
  }

  /** Its owner, at the owner's machine. */
  public Persona persona() {
    return new Persona(owner, login, host);
  }

  private static Furnishing begun(Seed seed, TokenSource tokens, Instant now) {
    return new Furnishing(new Dice(seed.derive("home")), tokens, now);
  }

  private static String host(Furnishing home) {
    return home.dice().pick("nb", "ws", "lt", "pc") + "-" + home.dice().digits(4);
  }

  /**
   * Furnishes a home. The same arguments give the same home.
   *
   * @param seed everything but the secrets and the time follows from it
   * @param tokens gives the secrets
   * @param now files were written in the two years before
   */
  public static Home generate(Seed seed, TokenSource tokens, Instant now) {
    Furnishing home = begun(seed, tokens, now);
    String host = host(home);
    SshFiles.furnish(home, host);
    CloudFiles.furnish(home);
    ServiceFiles.furnish(home);
    BrowserFiles.furnish(home);
    MoneyFiles.furnish(home);
    ProjectFiles.furnish(home);
    OfficeFiles.furnish(home);
    ShellFiles.furnish(home);
    List<HomeFile> files =
        home.files().stream().sorted(Comparator.comparing(HomeFile::path)).toList();
    return new Home(home.owner().full(), home.owner().login(), host, files, home.decoys());
  }

  /**
   * Writes all files, with their modes and times. Folders whose names begin with a dot are for
   * their owner only.
   *
   * @param place an existing empty folder that nobody else writes to meanwhile
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path place) throws IOException {
    for (HomeFile file : files) {
      Path path = place.resolve(file.path());
      makeFolders(place, path.getParent());
      Files.write(path, file.content(), StandardOpenOption.CREATE_NEW);
      Files.setAttribute(path, "unix:mode", file.mode());
      Files.setLastModifiedTime(path, FileTime.from(file.modified()));
    }
    for (HomeFile file : files) {
      Path folder = place.resolve(file.path()).getParent();
      if (folder != null) {
        Files.setLastModifiedTime(folder, FileTime.from(file.modified()));
      }
    }
  }

  private static void makeFolders(Path place, @Nullable Path folder) throws IOException {
    if (folder == null || folder.equals(place) || Files.isDirectory(folder)) {
      return;
    }
    makeFolders(place, folder.getParent());
    Files.createDirectory(folder);
    boolean hidden = String.valueOf(folder.getFileName()).startsWith(".");
    Files.setAttribute(folder, "unix:mode", hidden ? 0700 : 0755);
  }
}
