package dev.assize.cli;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize log append}: puts files into a log. */
@Command(
    name = "append",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Appends files as entries, and prints the index of each.",
      "",
      "The proof goes beside the file, as FILE.tlog-proof. What is in the log already keeps its place.",
    })
final class LogAppendCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final OwnLog log = new OwnLog();

  @Option(
      names = "--entry",
      paramLabel = "FILE",
      required = true,
      description = "1 to 65,535 bytes, whatever they mean; repeatable.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws InterruptedException {
    for (Path file : files) {
      bytes(file); // nothing is appended if one of them cannot be
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (OwnLog.Open open = log.open()) {
      for (Path file : files) {
        Receipt receipt = open.writer().append(bytes(file));
        LogProof proof =
            new LogProof(receipt.proof(), SignedCheckpoint.parse(receipt.checkpoint()));
        write(file.resolveSibling(file.getFileName() + ".tlog-proof"), proof);
        out.println(receipt.index() + " " + file);
      }
    }
    out.flush();
    return ExitCode.YES;
  }

  private static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size < 1 || size > LogWriter.MAX_ENTRY) {
        throw new InputException(
            "%s: an entry has 1 to %d bytes, not %d".formatted(file, LogWriter.MAX_ENTRY, size));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputException.of("--entry ", e);
    }
  }

  private static void write(Path file, LogProof proof) {
    try {
      Files.write(file, proof.bytes());
    } catch (IOException e) {
      throw new InputException(
          "%s: cannot be written: %s; the entry is in the log at %d, see: assize log prove"
              .formatted(file, e.getMessage(), proof.index()));
    }
  }
}
