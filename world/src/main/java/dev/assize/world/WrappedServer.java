package dev.assize.world;

import dev.assize.cel.Expressions;
import dev.assize.cel.Template;
import dev.assize.world.outside.Alias;
import dev.assize.world.outside.ServerException;
import dev.assize.world.outside.ServerSession;
import dev.assize.world.outside.TrialFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A server that can be opened for trials. Immutable.
 *
 * @param wraps what is said of it
 * @param program what starts it, before the arguments; empty if it is reached by its address
 * @param pack the folder of the pack
 */
record WrappedServer(Wraps wraps, List<String> program, Path pack) {

  private static final Expressions FOLDERS = Expressions.over("folder", "pack");

  WrappedServer {
    program = List.copyOf(program);
  }

  /**
   * Compiles the words of the command, so that a mistake is found before it is used.
   *
   * @throws dev.assize.cel.ExpressionException if one names what is not known
   */
  static void check(Wraps wraps) {
    Stream.of(wraps.command(), wraps.arguments(), List.copyOf(wraps.env().values()))
        .flatMap(words -> words == null ? Stream.of() : words.stream())
        .forEach(word -> Template.of(word, FOLDERS));
  }

  /**
   * Starts or reaches it.
   *
   * @throws ServerException if that fails
   */
  ServerSession open(TrialFolder folder) {
    if (wraps.url() != null) {
      return ServerSession.reach(wraps.url(), headers(), wraps.timeout());
    }
    return ServerSession.start(
        Stream.concat(program.stream(), words(folder)).toList(),
        environment(folder),
        folder.files(),
        wraps.timeout());
  }

  /** What the folder is called. */
  Alias alias(TrialFolder folder) {
    return new Alias(folder.files().toString(), wraps.shownAs());
  }

  /**
   * The tools that it has now, as agents read them.
   *
   * @throws ServerException if it does not say
   */
  List<JsonNode> catalogue(ServerSession session, TrialFolder folder) {
    Alias alias = alias(folder);
    return session.tools().stream().map(alias::shown).toList();
  }

  private Stream<String> words(TrialFolder folder) {
    List<String> words = wraps.command() == null ? wraps.arguments() : wraps.command();
    return words.stream().map(word -> text(word, folder));
  }

  private String text(String word, TrialFolder folder) {
    return Template.of(word, FOLDERS)
        .text(
            Map.of(
                "folder",
                folder.files().toString(),
                "pack",
                pack.toAbsolutePath().normalize().toString()));
  }

  private Map<String, String> environment(TrialFolder folder) {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin"));
    environment.put("HOME", folder.home().toString());
    environment.put("TMPDIR", folder.home().toString());
    environment.put("LANG", "C.UTF-8");
    wraps.env().forEach((name, value) -> environment.put(name, text(value, folder)));
    return environment;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    wraps
        .headersEnv()
        .forEach((header, variable) -> {
          String value = System.getenv(variable);
          if (value == null || value.isBlank()) {
            throw new ServerException(
                "the header "
                    + header
                    + " is in the environment variable "
                    + variable
                    + ", which is not set");
          }
          headers.put(header, value);
        });
    return headers;
  }
}
