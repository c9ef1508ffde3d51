package dev.assize.cli;

import dev.assize.scheme.Adoption;
import dev.assize.scheme.OwnerKey;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.SchemeFile;
import dev.assize.scheme.check.SchemeCheck;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.PartyName;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.VerifierKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize scheme adopt}: makes a scheme somebody's own. */
@Command(
    name = "adopt",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a copy of a scheme with an owner's name and keys, to found a register on.",
      "The keys change the scheme's digest; nothing else in the file changes.",
      "",
      "If the scheme is built on another one, that is copied beside it: both belong together.",
    })
final class SchemeAdoptCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE|NAME", description = "The scheme, by path or name.")
  private String named = "";

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "PARTY",
      description = "Who answers for it: a name like owner.example.")
  private String owner = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY|FILE=POWERS",
      description =
          "A key of the owner, and what it may sign: recognise, assign, sanction, with commas, or all. "
              + "May be repeated; each power has to be with some key.")
  private List<String> keys = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the copy goes; it must not exist yet.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** What is printed as JSON. */
  private record Result(String name, String owner, Digest digest, List<Path> files) {}

  @Override
  public Integer call() throws IOException {
    Path target = Objects.requireNonNull(out).toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new InputException(out + ": is there already; name a file that is not");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(folder + ": there is no such folder; make it first");
    }
    if (!PartyName.isOne(owner)) {
      throw new InputException(
          "--owner: \""
              + owner
              + "\" is no name of a party; use lower-case letters, digits, dots and hyphens");
    }
    List<OwnerKey> ownerKeys = keys.stream().map(SchemeAdoptCommand::key).toList();
    Path schemes = Places.find().schemes();
    SchemeFile file = SchemeFile.load(schemes, named);
    Path source = file.files().getFirst();
    String text = Adoption.of(source.toString(), Files.readString(source), owner, ownerKeys);
    List<Path> written = new ArrayList<>(copyBases(file, target));
    try {
      SchemeFile adopted = write(schemes, text, source, target);
      written.addFirst(target);
      print(
          new Result(
              adopted.scheme().metadata().name(), owner, adopted.scheme().digest(), written));
      return ExitCode.YES;
    } catch (InputException e) {
      for (Path copy : written) {
        Files.deleteIfExists(copy);
      }
      throw e;
    }
  }

  /** Writes the copy, if it holds together. */
  private static SchemeFile write(Path schemes, String text, Path source, Path target)
      throws IOException {
    Path draft = target.resolveSibling(".adopted-" + target.getFileName());
    try {
      Files.writeString(draft, text);
      SchemeFile adopted = SchemeFile.load(schemes, draft.toString());
      List<String> problems = SchemeCheck.of(adopted).problems();
      if (!problems.isEmpty()) {
        throw new InputException(
            problems.getFirst().replace(draft.toString(), source.toString())
                + "; assize scheme check tells all");
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return adopted;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Copies the schemes that it is built on, unless they are there. */
  private static List<Path> copyBases(SchemeFile file, Path target) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path base : file.files().subList(1, file.files().size())) {
      Path copy = target.resolveSibling(base.getFileName());
      if (!Files.exists(copy)) {
        Files.copy(base, copy);
        copies.add(copy);
      } else if (Files.mismatch(base, copy) >= 0) {
        throw new InputException(
            copy + ": is another scheme than " + base + "; adopt into another folder");
      }
    }
    return copies;
  }

  private static OwnerKey key(String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 0) {
      throw new InputException("--key: write VKEY=POWERS, as in owner.example+…=recognise,assign");
    }
    VerifierKey key = LogTrust.key(text.substring(0, equals));
    if (key.type() != KeyType.ED25519) {
      throw new InputException("--key: the key of " + key.name() + " signs checkpoints only");
    }
    return new OwnerKey(key.toString(), powers(text.substring(equals + 1)));
  }

  private static Set<Power> powers(String text) {
    if (text.equals("all")) {
      return EnumSet.allOf(Power.class);
    }
    Set<Power> powers = EnumSet.noneOf(Power.class);
    for (String word : text.split(",", -1)) {
      powers.add(
          Arrays.stream(Power.values())
              .filter(power -> power.name().toLowerCase(Locale.ROOT).equals(word.strip()))
              .findFirst()
              .orElseThrow(() ->
                  new InputException(
                      "--key: there is no power \""
                          + word
                          + "\"; there are recognise, assign and sanction, and all")));
    }
    return powers;
  }

  private void print(Result result) {
    PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      printer.println(Json.mapper().writeValueAsString(result));
    } else {
      printer.printf(
          "%s is now %s's, with the digest %s%n", result.name(), result.owner(), result.digest());
      result.files().forEach(file -> printer.println("wrote " + file));
    }
    printer.flush();
  }
}
