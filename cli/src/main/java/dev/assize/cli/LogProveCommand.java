package dev.assize.cli;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.proof.LogProof;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize log prove}: fetches an entry and the proof that it is there. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the proof (C2SP tlog-proof) of an entry, from any copy of the log.")
final class LogProveCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR|URL", description = "The log.")
  private String log = "";

  @Mixin private final LogTrust trust = new LogTrust();

  @Option(
      names = "--index",
      paramLabel = "N",
      required = true,
      description = "Which entry, from 0.")
  private long index;

  @Option(names = "--out", paramLabel = "FILE", description = "Also write the entry there.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    TileSource source = TileSource.at(log);
    byte[] note = source.checkpoint();
    TreeHead head = trust.opener().open(note);
    if (index < 0 || index >= head.size()) {
      throw new InputException("--index %d: the log has %d entries".formatted(index, head.size()));
    }
    TileReader reader = new TileReader(source, head);
    byte[] entry = reader.entry(index);
    LogProof proof = new LogProof(reader.inclusion(index), SignedCheckpoint.parse(note));
    proof.verify(entry, trust.policy());
    if (out != null) {
      write(out, entry);
    }
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    console.print(proof);
    console.flush();
    return ExitCode.YES;
  }

  private static void write(Path file, byte[] entry) {
    try {
      Files.write(file, entry);
    } catch (IOException e) {
      throw InputException.of("--out ", e);
    }
  }
}
