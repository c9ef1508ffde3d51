package dev.assize.cli;

import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.BundleException;
import dev.assize.gate.evidence.GivenBundle;
import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what is given along to a gate. What is too long is not read. */
final class GateFiles {

  private static final String OPTION = "--bundle";
  private static final int MAX_STATEMENT = 65_535;
  private static final int MAX_RESULT = 64 << 20;
  private static final String STATEMENT = "statement.dsse.json";
  private static final List<String> RESULTS = List.of("containment.json", "collection.json");

  private GateFiles() {}

  /**
   * An examination's folder, or a {@code bundle.json} with the results beside it.
   *
   * @throws InputException if there is no statement in it, or a file cannot be read
   */
  static GivenBundle bundle(Path given) {
    boolean isFolder = Files.isDirectory(given);
    Path folder = isFolder ? given : Objects.requireNonNull(given.toAbsolutePath().getParent());
    Map<String, byte[]> files = new HashMap<>();
    for (String name : RESULTS) {
      if (Files.exists(folder.resolve(name))) {
        files.put(name, read(OPTION, folder.resolve(name), MAX_RESULT));
      }
    }
    try {
      Envelope envelope =
          isFolder
              ? Envelope.parse(read(OPTION, folder.resolve(STATEMENT), MAX_STATEMENT))
              : Bundle.parse(read(OPTION, given, Bundle.MAX_SIZE)).envelope();
      return new GivenBundle(Digest.of(envelope.payload()), given.toString(), files);
    } catch (EnvelopeException | BundleException e) {
      throw new InputException("%s %s: %s".formatted(OPTION, given, e.getMessage()));
    }
  }

  static byte[] waiver(Path file) {
    return read("--waiver", file, MAX_STATEMENT);
  }

  private static byte[] read(String option, Path file, int most) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new InputException("%s %s: longer than %,d bytes".formatted(option, file, most));
      }
      return bytes;
    } catch (IOException e) {
      throw InputException.of(option + " ", e);
    }
  }
}
