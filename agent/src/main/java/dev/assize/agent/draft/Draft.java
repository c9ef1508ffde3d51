package dev.assize.agent.draft;

import dev.assize.agent.command.Descriptor;
import dev.assize.agent.manifest.Manifest;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A manifest drafted from what was found, for a person to check.
 *
 * @param yaml the manifest with its explanations. {@link Manifest#read} accepts it as it stands,
 *     and also with any of the alternatives in its comments put in place of its {@code interface}
 * @param found what was found
 * @param unreadable files that could not be used, each with the reason
 * @param choice what the draft examines, in words
 * @param alternatives how many other ways stand in its comments
 * @param toFillIn what was not found out, and stands in the draft marked {@code FILL IN}
 */
public record Draft(
    String yaml,
    List<Discovery> found,
    List<String> unreadable,
    String choice,
    int alternatives,
    List<String> toFillIn) {

  /**
   * Something that was found.
   *
   * @param kind for example {@code agent CLI}
   * @param what in one line
   */
  public record Discovery(String kind, String what) {}

  public Draft {
    found = List.copyOf(found);
    unreadable = List.copyOf(unreadable);
    toFillIn = List.copyOf(toFillIn);
  }

  /**
   * Looks around and drafts. Takes some seconds at most.
   *
   * @param known descriptors of the agents to look for
   * @throws DocumentException if the agent's directory is not there
   */
  public static Draft of(Surroundings surroundings, List<Descriptor> known)
      throws InterruptedException {
    if (!Files.isDirectory(surroundings.directory())) {
      throw new DocumentException(
          List.of(surroundings.directory() + ": is no directory; make it first, or name another"));
    }
    return new DraftWriter(Inventory.take(surroundings, known)).draft();
  }

  /**
   * Says whether a draft would be in the way of a manifest that is there already.
   *
   * @throws DocumentException if it would
   */
  public static void requireRoom(Path directory) {
    Path file = directory.resolve(Manifest.FILE_NAME);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DocumentException(
          List.of(
              file
                  + ": is there already; use --force to replace it, or --stdout to print the draft"));
    }
  }

  /**
   * What was found and what to do next, in plain lines.
   *
   * @param directory that the draft was written to, as the user named it
   */
  public String summary(Path directory) {
    return new DraftSummary(this, directory).text();
  }

  /**
   * Writes the draft as the manifest of a directory, whole or not at all. What stands there is
   * replaced; a link there is replaced too, and not what it leads to.
   *
   * @return the file
   * @throws DocumentException if it cannot be written
   */
  public Path write(Path directory) {
    Path file = directory.resolve(Manifest.FILE_NAME);
    Path part = directory.resolve("." + Manifest.FILE_NAME + "." + ProcessHandle.current().pid());
    try {
      Files.deleteIfExists(part);
      Files.writeString(part, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      part.toFile().delete();
      throw new DocumentException(
          List.of(file + ": cannot be written: " + e.getClass().getSimpleName()));
    }
  }
}
