package dev.assize.agent.command;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A known agent CLI, as described in {@code agents/<name>.yaml}; {@code agents/README.md} says what
 * each part means.
 *
 * @param apiVersion always {@code assize/v1}
 * @param kind always {@code AgentDescriptor}
 * @param name what a manifest's {@code use} calls it
 * @param title what people call it
 * @param homepage where its producer describes it
 * @param licence SPDX identifier
 * @param npm the package that is installed
 * @param model how it speaks to its model
 * @param nestedSandbox whether it isolates its own commands by namespaces
 * @param run the command, with {@code ${approvals}} where a level of approvals adds arguments
 * @param env environment variables
 * @param files configuration files
 * @param answer where its final message is found
 * @param approvals what each level ({@code default}, {@code strict}, {@code permissive}) adds; an
 *     absent level cannot be had
 * @param optOut what its documentation tells a user to do who wants it to send less; null if it
 *     offers nothing
 * @param resume the command that gives a later prompt to the same session, with {@code
 *     ${approvals}} as in {@code run} where it takes them; empty where it has none
 * @param notes traps, for people
 */
public record Descriptor(
    String apiVersion,
    String kind,
    String name,
    String title,
    URI homepage,
    String licence,
    Npm npm,
    Model model,
    boolean nestedSandbox,
    List<String> run,
    Map<String, String> env,
    Map<String, JsonNode> files,
    Answer answer,
    Map<String, Adjustment> approvals,
    @Nullable Adjustment optOut,
    List<String> resume,
    List<String> notes) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Descriptor.class, "descriptor.schema.json");

  /** Parts that are absent in a document arrive as null. */
  public Descriptor {
    run = List.copyOf(run);
    env = env == null ? Map.of() : Map.copyOf(env);
    files = files == null ? Map.of() : Map.copyOf(files);
    answer = answer == null ? Answer.STDOUT : answer;
    approvals = Map.copyOf(approvals);
    resume = resume == null ? List.of() : List.copyOf(resume);
    notes = notes == null ? List.of() : List.copyOf(notes);
    if (!run.contains(Variable.APPROVALS.template())) {
      throw new IllegalArgumentException("run must say where ${approvals} go");
    }
  }

  /**
   * A package in the npm registry.
   *
   * @param name its name there
   * @param version exact
   * @param bin which of its executables is the agent
   * @param node the oldest version of Node.js that runs it
   */
  public record Npm(String name, String version, String bin, NodeVersion node) {}

  /**
   * How an agent speaks to its model.
   *
   * @param dialect {@code chat}, {@code responses}, {@code messages} or {@code generateContent}
   * @param baseUrl the form of the base URL
   */
  public record Model(String dialect, BaseUrl baseUrl) {}

  /**
   * Reads a descriptor.
   *
   * @throws DocumentException with every problem and its place
   */
  public static Descriptor read(Path file) {
    return of(Document.read(file));
  }

  /**
   * Reads the descriptor of that name.
   *
   * @param agents the folder of descriptors
   * @throws DocumentException if there is none, or it is not right
   */
  public static Descriptor find(Path agents, String name) {
    Path file = agents.resolve(name + ".yaml");
    if (!name.matches("[a-z0-9][a-z0-9-]*") || !Files.isRegularFile(file)) {
      throw new DocumentException(
          List.of(
              "no known agent is called \""
                  + name
                  + "\"; known are: "
                  + String.join(", ", names(agents))));
    }
    return read(file);
  }

  /** The names of the descriptors in a folder, in alphabetical order. */
  public static List<String> names(Path agents) {
    try (Stream<Path> files = Files.list(agents)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DocumentException(List.of(agents + ": cannot be read: " + e.getMessage()));
    }
  }

  static Descriptor of(Document document) {
    Descriptor descriptor = document.as(Descriptor.class, SCHEMA);
    for (String part : List.of("run", "env", "files", "approvals", "optOut", "resume")) {
      Template.check(document, "/" + part);
    }
    descriptor.requireSound(document);
    return descriptor;
  }

  private void requireSound(Document document) {
    Variants variants;
    try {
      variants = variants();
    } catch (IllegalArgumentException e) {
      throw document.problem("", String.valueOf(e.getMessage()));
    }
    for (Approvals level : new TreeSet<>(variants.levels().keySet())) {
      try {
        variants.command(level, false);
      } catch (IllegalArgumentException e) {
        throw document.problem(
            "/approvals/" + level.name().toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
      }
    }
    if (variants.hasOptOut()) {
      try {
        variants.command(variants.levels().keySet().iterator().next(), true);
      } catch (IllegalArgumentException e) {
        throw document.problem("/optOut", String.valueOf(e.getMessage()));
      }
    }
  }

  /** The ways in which it can be started. */
  public Variants variants() {
    return new Variants(
        name,
        new CommandSpec(run, env, files, answer, model.baseUrl(), resume),
        Variants.levels(approvals),
        optOut);
  }

  /**
   * How to start it at a level of approvals.
   *
   * @throws IllegalArgumentException if it has no such level
   */
  public CommandSpec command(Approvals level) {
    return variants().command(level, false);
  }
}
