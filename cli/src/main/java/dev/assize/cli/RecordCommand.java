package dev.assize.cli;

import dev.assize.gate.record.RecordStatement;
import dev.assize.gate.record.RecordStatement.Checked;
import dev.assize.statement.Json;
import dev.assize.statement.key.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize record}: whether a procurement record is the one that was signed. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks a procurement record (gate --record) against the signed statement beside it.",
      "",
      "Exit code: 0 if it is what somebody whom you trust has signed, 1 if not.",
    })
final class RecordCommand implements Callable<Integer> {

  private static final int MOST_BYTES = 64 << 20;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The record, with FILE.dsse.json beside it.")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = "Trust this signer; repeatable (default: your own key).")
  private List<String> keys = List.of();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Path page = Objects.requireNonNull(file);
    Path statement = page.resolveSibling(page.getFileName() + RecordStatement.SUFFIX);
    List<VerifierKey> trusted =
        keys.isEmpty()
            ? List.of(RegisterOptions.home().publicKey())
            : keys.stream().map(LogTrust::key).toList();
    Checked checked =
        RecordStatement.check(
            read(page, MOST_BYTES), read(statement, RecordStatement.MOST_BYTES), trusted);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(checked));
    } else {
      out.println(EntryReference.printable(words(checked)));
    }
    out.flush();
    return checked.holds() ? ExitCode.YES : ExitCode.NO;
  }

  private static String words(Checked checked) {
    RecordStatement says = checked.says();
    return says == null
        ? "Does not hold: " + checked.problem()
        : "Holds: %s by %s %s, decided on %s, until %s; signed by %s"
            .formatted(
                says.answer().words(),
                says.policy().name(),
                says.policy().version(),
                says.at(),
                says.until(),
                checked.signer());
  }

  private static byte[] read(Path path, int most) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new InputException("%s: longer than %,d bytes".formatted(path, most));
      }
      return bytes;
    } catch (IOException e) {
      throw InputException.of("", e);
    }
  }
}
