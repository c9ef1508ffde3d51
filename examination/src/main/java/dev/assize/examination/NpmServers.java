package dev.assize.examination;

import dev.assize.agent.command.Executable;
import dev.assize.agent.command.Installation;
import dev.assize.agent.command.InstallationException;
import dev.assize.statement.Digest;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.ServerPrograms;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Servers from npm, installed as agents are. Thread-safe.
 *
 * @param directory where they are, made when needed
 * @param news hears what takes a while
 */
public record NpmServers(Path directory, Consumer<String> news) implements ServerPrograms {

  @Override
  public Installed npm(String name, String version, @Nullable String bin, @Nullable Path lock) {
    String folder = name.replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^-", "");
    if (lock != null) {
      folder += "-" + Digest.ofFile(lock).abbreviated();
    }
    try {
      Installation.PackageInstalled installed =
          new Installation(directory, news).install(folder, name, version, bin, lock);
      Executable executable = installed.executable();
      return new Installed(
          List.of(
              String.valueOf(Objects.requireNonNull(executable.node())),
              String.valueOf(Objects.requireNonNull(executable.bin()))),
          installed.packages());
    } catch (InstallationException e) {
      throw new DocumentException(List.of(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DocumentException(List.of(name + ": interrupted while it was being installed"));
    }
  }
}
