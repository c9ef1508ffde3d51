package dev.assize.statement.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Private keys in files that only their owner can read.
 *
 * <p>Beside the key's file lies {@code NAME.vkey} with its public half, to give away.
 */
public final class KeyFile {

  private static final int MAX_SIZE = 4096;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  /**
   * Reads a private key.
   *
   * @throws KeyException if there is none, or if others than its owner may read or write the file
   */
  public static SigningKey read(Path file) {
    try {
      return SigningKey.parse(text(file));
    } catch (KeyException e) {
      throw new KeyException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new KeyException(file + ": no key can be read there: " + e.getMessage());
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new KeyException("others can read or change this private key; run: chmod 600 " + file);
    }
    if (Files.size(file) > MAX_SIZE) {
      throw new KeyException("too long for a key");
    }
    return Files.readString(file);
  }

  /**
   * Reads the key, or makes one if there is none.
   *
   * @param name of a new key's owner; ignored where there is a key
   * @throws KeyException as {@link #read}
   * @throws UncheckedIOException if a new key cannot be written
   */
  public static SigningKey readOrGenerate(Path file, String name, KeyType type) {
    if (Files.exists(file)) {
      return read(file);
    }
    try {
      SigningKey key = SigningKey.generate(name, type);
      writeNew(file, key);
      return key;
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a new key, mode 0600, and its public half beside it.
   *
   * @throws FileAlreadyExistsException if a file is there; it stays as it is
   * @throws IOException if it cannot be written
   */
  public static void writeNew(Path file, SigningKey key) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "key", ".tmp", onlyOwner(folder));
    try {
      Files.writeString(temporary, key.secretText() + "\n");
      Files.createLink(file, temporary); // unlike a move, never replaces a key
      Files.writeString(publicHalf(file), key.verifier() + "\n", StandardCharsets.UTF_8);
    } finally {
      Files.delete(temporary);
    }
  }

  /** Where the public half of a key lies. */
  public static Path publicHalf(Path file) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.key$", "") + ".vkey");
  }

  private static FileAttribute<?>[] onlyOwner(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
