package dev.assize.agent.command;

import dev.assize.statement.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;

/**
 * How to start an agent that is a program: its command line, environment and files, as templates.
 *
 * @param run the command and its arguments
 * @param env environment variables beside {@code PATH}, {@code HOME}, {@code TMPDIR}, {@code LANG}
 *     and {@code TERM}, which every run gets
 * @param files content by path ({@code ~/…} below the home, else below the working directory): a
 *     mapping, written as JSON, TOML or YAML by the path's ending, or a text
 * @param answer where the final message to the user is found; absent means the standard output
 * @param baseUrl the form of the model's base URL; absent means {@link BaseUrl#VERSIONED}
 * @param resume the command and its arguments that continue the session of the run before with
 *     another prompt; empty or absent where the agent cannot
 */
public record CommandSpec(
    List<String> run,
    Map<String, String> env,
    Map<String, JsonNode> files,
    Answer answer,
    BaseUrl baseUrl,
    List<String> resume) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Parts that are absent in a document arrive as null and get their defaults.
   *
   * @throws IllegalArgumentException if the command is empty, a template names an unknown variable,
   *     or a file's path leads elsewhere
   */
  public CommandSpec {
    run = List.copyOf(run);
    env = env == null ? Map.of() : ordered(env);
    files = files == null ? Map.of() : ordered(files);
    answer = answer == null ? Answer.STDOUT : answer;
    baseUrl = baseUrl == null ? BaseUrl.VERSIONED : baseUrl;
    if (run.isEmpty()) {
      throw new IllegalArgumentException("run needs at least the command's name");
    }
    resume = resume == null ? List.of() : List.copyOf(resume);
    run.forEach(CommandSpec::require);
    resume.forEach(CommandSpec::require);
    if (!resume.isEmpty() && resume.stream().noneMatch(CommandSpec::saysThePrompt)) {
      throw new IllegalArgumentException(
          "resume must say where the later prompt goes: " + Variable.PROMPT.template());
    }
    env.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("env: \"" + name + "\" is no variable's name");
      }
      require(value);
    });
    files.forEach(ConfigFile::new);
  }

  /** A command that cannot continue its session. */
  public CommandSpec(
      List<String> run,
      Map<String, String> env,
      Map<String, JsonNode> files,
      Answer answer,
      BaseUrl baseUrl) {
    this(run, env, files, answer, baseUrl, List.of());
  }

  /**
   * Reads {@code run}, {@code env}, {@code files}, {@code answer}, {@code baseUrl} and {@code
   * resume}.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static CommandSpec of(ObjectNode tree) {
    try {
      return Json.mapper()
          .readerFor(CommandSpec.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(tree);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "there is no field \"" + e.getPropertyName() + "\" here", e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
              ? cause.getMessage()
              : e.getOriginalMessage(),
          e);
    }
  }

  /** The same command with a level of approvals, and whatever else, one after the other. */
  CommandSpec with(List<Adjustment> adjustments) {
    Map<String, String> environment = new LinkedHashMap<>(env);
    Map<String, JsonNode> merged = new LinkedHashMap<>(files);
    for (Adjustment adjustment : adjustments) {
      environment.putAll(adjustment.env());
      adjustment.files().forEach((path, patch) -> merged.put(path, merge(merged.get(path), patch)));
    }
    List<String> arguments =
        adjustments.stream().flatMap(adjustment -> adjustment.run().stream()).toList();
    return new CommandSpec(
        approved(run, arguments),
        environment,
        merged,
        answer,
        baseUrl,
        approved(resume, arguments));
  }

  private static List<String> approved(List<String> command, List<String> arguments) {
    return command.stream()
        .flatMap(argument ->
            argument.equals(Variable.APPROVALS.template())
                ? arguments.stream()
                : Stream.of(argument))
        .toList();
  }

  /** Whether it can take a later message of the same user in the same session. */
  public boolean resumes() {
    return !resume.isEmpty();
  }

  List<ConfigFile> configFiles() {
    return files.entrySet().stream()
        .map(file -> new ConfigFile(file.getKey(), file.getValue()))
        .toList();
  }

  /** JSON Merge Patch (RFC 7396). */
  private static JsonNode merge(@Nullable JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode merged =
        target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
    changes
        .properties()
        .forEach(change -> {
          if (change.getValue().isNull()) {
            merged.remove(change.getKey());
          } else {
            merged.set(change.getKey(), merge(merged.get(change.getKey()), change.getValue()));
          }
        });
    return merged;
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static boolean saysThePrompt(String argument) {
    return argument.contains(Variable.PROMPT.template());
  }

  private static void require(String template) {
    Template.problem(template)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem);
        });
  }
}
