package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.statement.key.SigningKey;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Appends from several threads until it is killed, and says of each acknowledged entry: the entry,
 * index, size, root, and the hashes of its proof.
 */
final class AppendingProgram {

  private AppendingProgram() {}

  /**
   * Takes the log's folder, the file of its key, a name for this run, and the number of threads.
   */
  public static void main(String[] arguments) throws Exception {
    SigningKey key = SigningKey.parse(Files.readString(Path.of(arguments[1])));
    TestLog log = new TestLog(Path.of(arguments[0]), key);
    log.options = LogOptions.DEFAULTS.withRotation(150_000);
    PrintStream out = System.out;
    LogWriter writer = log.open();
    for (int t = 0; t < Integer.parseInt(arguments[3]); t++) {
      String name = arguments[2] + "-" + t;
      Thread.ofPlatform()
          .start(() -> {
            for (int i = 0; ; i++) {
              String line = append(log, writer, name + "-" + i);
              synchronized (out) {
                out.print(line + "\n");
                out.flush();
              }
            }
          });
    }
  }

  private static String append(TestLog log, LogWriter writer, String entry) {
    try {
      Receipt receipt = writer.append(entry.getBytes(StandardCharsets.UTF_8));
      TreeHead head = log.opener.open(receipt.checkpoint());
      return "%s %d %d %s %s"
          .formatted(
              entry,
              receipt.index(),
              head.size(),
              head.root(),
              receipt.proof().hashes().stream()
                  .map(Hash::toString)
                  .collect(Collectors.joining(",")));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
