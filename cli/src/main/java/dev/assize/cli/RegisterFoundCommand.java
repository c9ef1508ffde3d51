package dev.assize.cli;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.policy.Policy;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.scheme.Adoption;
import dev.assize.scheme.OwnerKey;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.SchemeFile;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.PartyName;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assize register found}: begins a register. */
@Command(
    name = "found",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Begins a register: an owner's key, a scheme that names it, and a log.",
      "",
      "The key is put into a copy of the scheme. The log is .assize/log, if there is none.",
      "",
      "Whoever is to read or to write the register gets the scheme's copy and the policy line.",
    })
final class RegisterFoundCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--owner",
      paramLabel = "PARTY",
      required = true,
      description = "Who answers for the scheme, such as house.example.")
  private String owner = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The owner's private key; made if it is not there.")
  private @Nullable Path keyFile;

  @Option(
      names = "--scheme",
      paramLabel = "S",
      defaultValue = "agent-baseline",
      description = "The scheme to adopt, by name or path (default: ${DEFAULT-VALUE}).")
  private String scheme = "agent-baseline";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** What is printed as JSON. */
  private record Founded(String scheme, String digest, String file, String owner, String policy) {}

  @Override
  public Integer call() {
    Places places = Places.find();
    try {
      PartyName.require(owner);
    } catch (StatementException e) {
      throw new InputException("--owner %s: %s".formatted(owner, e.getMessage()));
    }
    SchemeFile original = SchemeFile.load(places.schemes(), scheme);
    Scheme found = original.scheme();
    SchemeShelf.institution(found);
    Path file = SchemeShelf.adopted(places).resolve(found.metadata().name() + ".yaml");
    if (Files.exists(file)) {
      throw new InputException(file + ": that scheme was adopted here already");
    }
    SigningKey key =
        KeyFile.readOrGenerate(Objects.requireNonNull(keyFile), owner, KeyType.ED25519);
    write(file, adopted(original.files().getFirst(), key));
    Scheme adopted = Scheme.load(places.schemes(), file.toString());
    String policy = beginLog(new EvaluatorHome(places.home()));
    print(
        new Founded(
            adopted.metadata().name() + " " + adopted.metadata().version(),
            adopted.digest().hex(),
            file.toString(),
            key.verifier().toString(),
            policy));
    return ExitCode.YES;
  }

  /** A copy with the owner's key, which may do everything. */
  private String adopted(Path original, SigningKey key) {
    try {
      return Adoption.of(
          original.toString(),
          Files.readString(original),
          owner,
          List.of(new OwnerKey(key.verifier().toString(), EnumSet.allOf(Power.class))));
    } catch (IOException e) {
      throw InputException.of("--scheme ", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(file + ": that scheme was adopted here already");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String beginLog(EvaluatorHome home) {
    SigningKey key = home.logKey();
    if (!Files.exists(home.logFolder().resolve("checkpoint"))) {
      LogWriter.open(
              home.logFolder(),
              CheckpointSigner.of(key),
              CheckpointOpener.of(key.verifier()),
              LogOptions.DEFAULTS)
          .close();
    }
    return Policy.ofLogs(key.verifier()).toString();
  }

  private void print(Founded founded) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(founded));
    } else {
      List.of(
              "✓ Founded: a register under %s, owned by %s".formatted(founded.scheme(), owner),
              "  scheme  " + founded.file(),
              "          sha256:" + founded.digest(),
              "  key     " + founded.owner(),
              "  policy  " + founded.policy().strip().replace("\n", "\n          "))
          .forEach(out::println);
    }
    out.flush();
  }
}
