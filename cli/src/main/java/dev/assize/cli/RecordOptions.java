package dev.assize.cli;

import dev.assize.gate.record.ProcurementRecord;
import dev.assize.gate.record.RecordStatement;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a gate writes its procurement record. */
final class RecordOptions {

  private static final List<String> OUTPUTS = List.of("--record", "--vsa", "--key");

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Write the decision, with all that it rests on, as a page that can be printed and filed. "
              + "With --key it is signed in FILE.dsse.json; check it with: assize record FILE")
  private @Nullable Path file;

  boolean isWanted() {
    return file != null;
  }

  /** Name of the file with the statement. */
  String statement() {
    return name() + RecordStatement.SUFFIX;
  }

  private String name() {
    Path name = file == null ? null : file.getFileName();
    return String.valueOf(name);
  }

  /**
   * Writes the record, and signs it.
   *
   * @param key null to sign nothing
   */
  void write(ProcurementRecord record, @Nullable SigningKey key) {
    Path target = file;
    if (target == null) {
      return;
    }
    byte[] page = record.html().getBytes(StandardCharsets.UTF_8);
    Path statement = target.resolveSibling(statement());
    try {
      Files.write(target, page);
      if (key != null) {
        Files.write(
            statement,
            RecordStatement.sign(
                    page,
                    name(),
                    record.account().agent(),
                    record.decision(),
                    record.summary(),
                    key)
                .bytes());
      } else {
        Files.deleteIfExists(statement); // an earlier record's, which would not fit this one
      }
    } catch (IOException e) {
      throw InputException.of("--record ", e);
    }
  }

  /** The command that decides the same again, without what it writes, for a POSIX shell. */
  static String again(List<String> arguments, Instant at) {
    List<String> words = new ArrayList<>(List.of("./assize"));
    boolean timed = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String option = argument.replaceFirst("(?s)=.*", "");
      if (OUTPUTS.contains(option)) {
        i += argument.equals(option) ? 1 : 0;
      } else {
        timed |= option.equals("--at");
        words.add(quoted(argument));
      }
    }
    if (!timed) {
      words.add("--at");
      words.add(at.toString());
    }
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
