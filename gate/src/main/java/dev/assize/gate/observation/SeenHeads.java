package dev.assize.gate.observation;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.key.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The newest checkpoint that was seen of each log, as the log signed it, so that nobody can show an
 * older state later. Kept in a folder, one file for each log; thread-safe, also between processes:
 * the worst that two of them can do is to remember the older of two new states.
 *
 * @param folder made when it is first needed
 */
public record SeenHeads(Path folder) {

  /**
   * The newest state of a log that was seen.
   *
   * @throws DocumentException if it cannot be read
   */
  public Optional<TreeHead> last(VerifierKey log) {
    Path file = file(log);
    try {
      SignedCheckpoint seen = SignedCheckpoint.parse(Files.readAllBytes(file));
      return Optional.of(new TreeHead(seen.checkpoint().size(), seen.checkpoint().root()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedTextException e) {
      throw new DocumentException(
          List.of(
              file
                  + ": is to hold the log's newest checkpoint, and holds none ("
                  + e.getMessage()
                  + "); delete it if you know why"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers a state, which is no older than what was seen before. */
  public void remember(VerifiedCheckpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "head", ".new");
      Files.write(fresh, checkpoint.signed().bytes());
      Files.move(
          fresh,
          file(checkpoint.log()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(VerifierKey log) {
    return folder.resolve(log.hex() + ".checkpoint");
  }
}
