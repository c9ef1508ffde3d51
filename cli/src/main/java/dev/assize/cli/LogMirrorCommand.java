package dev.assize.cli;

import dev.assize.log.audit.ForkException;
import dev.assize.log.audit.Mirror;
import dev.assize.log.audit.MirrorUpdate;
import dev.assize.log.audit.ShrunkenLogException;
import dev.assize.log.tile.TileSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize log mirror}: copies what is new, and lets nothing be taken back. */
@Command(
    name = "mirror",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Copies what is new of a log, once it is proven that the log has only grown.",
      "",
      "If it has not, the mirror stays as it is, both checkpoints are kept, and the exit code is 1.",
    })
final class LogMirrorCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR|URL", description = "The log.")
  private String log = "";

  @Parameters(index = "1", paramLabel = "MIRROR", description = "The directory of the copy.")
  private @Nullable Path mirror;

  @Mixin private final LogTrust trust = new LogTrust();

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      MirrorUpdate update =
          Mirror.update(TileSource.at(log), Objects.requireNonNull(mirror), trust.opener());
      out.println(
          "✓ %,d entries, %,d of them new; root %s"
              .formatted(
                  update.now().size(),
                  update.now().size() - update.before().size(),
                  update.now().root()));
      return ExitCode.YES;
    } catch (ForkException | ShrunkenLogException e) {
      out.println("✗ " + e.getMessage());
      return ExitCode.NO;
    } finally {
      out.flush();
    }
  }
}
