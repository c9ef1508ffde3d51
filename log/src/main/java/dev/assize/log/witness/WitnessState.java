package dev.assize.log.witness;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.durable.Reasons;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The checkpoints that a witness has cosigned last, in a folder: {@code HASH/checkpoint} per log,
 * where HASH is SHA-256 of its origin in hexadecimal, so that any web server can show them to
 * monitors.
 *
 * <p>A checkpoint that was saved is there after a crash. One that was being saved is there wholly
 * or not at all: it is written to another file, synced, renamed, and the folder synced. A lock
 * keeps a second process out, since two witnesses with one key could cosign a fork.
 */
public final class WitnessState implements AutoCloseable {

  private static final String FILE = "checkpoint";

  private final Path folder;
  private final FileChannel lock;

  private WitnessState(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a folder, which is created if it is not there.
   *
   * @throws WitnessStateException if another process has it open, or it cannot be written
   */
  public static WitnessState open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(lock)) {
        return new WitnessState(folder, lock);
      }
      lock.close();
    } catch (IOException e) {
      throw new WitnessStateException("%s cannot be used: %s".formatted(folder, Reasons.of(e)));
    }
    throw new WitnessStateException(folder + " is in use by another witness; stop it first");
  }

  private static boolean isFree(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Name of a log's folder: SHA-256 of its origin, in hexadecimal. */
  static String hash(String origin) {
    return Digest.of(origin.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /**
   * What was saved last; empty if nothing was.
   *
   * @throws WitnessStateException if it cannot be read
   */
  Optional<SignedCheckpoint> latest(String origin) {
    Path file = file(origin);
    try {
      return Optional.of(SignedCheckpoint.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedTextException | IOException e) {
      throw new WitnessStateException(
          "%s cannot be read; restore it, or this witness might cosign a fork: %s"
              .formatted(file, e.getMessage()));
    }
  }

  /**
   * Returns when the checkpoint would be there after a power failure.
   *
   * @throws WitnessStateException if it might not
   */
  void save(SignedCheckpoint checkpoint) {
    Path file = file(checkpoint.checkpoint().origin());
    try {
      replace(file, checkpoint.bytes());
    } catch (IOException e) {
      throw new WitnessStateException("%s cannot be written: %s".formatted(file, e));
    }
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Path parent = folder.resolve(file.getParent());
    if (!Files.isDirectory(parent)) {
      Files.createDirectory(parent);
      sync(folder);
    }
    Path temporary = parent.resolve(FILE + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(parent);
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(String origin) {
    return folder.resolve(hash(origin)).resolve(FILE);
  }

  /** Lets another process open the folder. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new WitnessStateException("%s cannot be closed: %s".formatted(folder, e));
    }
  }
}
