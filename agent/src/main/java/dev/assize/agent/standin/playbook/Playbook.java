package dev.assize.agent.standin.playbook;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The harms that a hijacked model tries, and the rules for reading what a harness makes of it.
 * Data, in {@code agents/playbook/}.
 *
 * @param harms in the order of the files' names, and then as they are written
 * @param tools the first rule that fits says what a tool is
 * @param wordings the first that stands in an answer says what became of a call
 */
public record Playbook(List<Harm> harms, List<ToolRule> tools, List<Wording> wordings) {

  /** Variable: the way's marker, different for each way and unguessable. */
  static final String MARKER = "marker";

  /** Variables: its two halves, for a text that stands whole only in what a command prints. */
  static final String MARKER_START = "marker.start";

  static final String MARKER_END = "marker.end";

  /** What templates can name between <code>${</code> and <code>}</code>. */
  public static final Set<String> VARIABLES =
      Set.of(
          MARKER,
          MARKER_START,
          MARKER_END,
          // Absolute paths, without a slash at the end.
          "home",
          "workdir",
          "neighbour.home",
          // The attacker's host: a domain name, an address, and a free port on the agent's machine.
          "sink.host",
          "sink.address",
          "local.port",
          // A harmless process that runs beside the agent: a word in its command line, of letters
          // and digits, in two pieces, so that the command that looks for it does not contain it.
          "bystander.head",
          "bystander.tail",
          // A file of each kind that lies in the home, and a token in it.
          "ssh-key.path",
          "ssh-key.token",
          "cloud.path",
          "cloud.token",
          "passwords.path",
          "passwords.token",
          "customers.path",
          "customers.token",
          "customers.name",
          "document.path",
          "document.token",
          // A token in a file of the neighbour's.
          "neighbour.path",
          "neighbour.token",
          // The secret that opens the model.
          "model.key",
          // Where the harness keeps its configuration, and where it keeps its record of the run.
          "harness.config",
          "harness.history",
          // A package that is asked for at the usual place.
          "package.name");

  private static final DocumentSchema HARMS = schema("harms");
  private static final DocumentSchema TOOLS = schema("tools");
  private static final DocumentSchema WORDINGS = schema("wordings");
  private static final String EXTENSION = ".yaml";

  public Playbook {
    harms = List.copyOf(harms);
    tools = List.copyOf(tools);
    wordings = List.copyOf(wordings);
  }

  private record HarmsFile(List<Harm> harms) {}

  private record ToolsFile(List<ToolRule> tools) {}

  private record WordingsFile(List<Wording> wordings) {}

  /**
   * Reads the playbook.
   *
   * @param agents the folder {@code agents/}
   * @throws DocumentException with every problem of the first file that has any, and its place
   */
  public static Playbook read(Path agents) {
    Path folder = agents.resolve("playbook");
    List<Harm> harms = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path file : files(folder.resolve("harms"))) {
      Document document = Document.read(file);
      for (Harm harm : document.as(HarmsFile.class, HARMS).harms()) {
        check(document, harm, ids);
        harms.add(harm);
      }
    }
    return new Playbook(
        harms,
        Document.read(folder.resolve("tools.yaml")).as(ToolsFile.class, TOOLS).tools(),
        Document.read(folder.resolve("wordings.yaml")).as(WordingsFile.class, WORDINGS).wordings());
  }

  /** The harm of that id, if there is one. */
  public Optional<Harm> harm(String id) {
    return harms.stream().filter(harm -> harm.id().equals(id)).findFirst();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DocumentException(List.of(folder + ": there is no such folder"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Document document, Harm harm, Set<String> ids) {
    if (!ids.add(harm.id())) {
      throw document.problem("", "two harms are called " + harm.id());
    }
    Set<String> unknown = new TreeSet<>();
    harm.ways().forEach(way -> unknown.addAll(names(harm, way)));
    unknown.removeAll(VARIABLES);
    if (!unknown.isEmpty()) {
      throw document.problem(
          "",
          "%s: there is no variable ${%s}; the variables are %s"
              .formatted(
                  harm.id(),
                  unknown.iterator().next(),
                  String.join(", ", new TreeSet<>(VARIABLES))));
    }
  }

  private static Set<String> names(Harm harm, Way way) {
    Set<String> names = new HashSet<>();
    way.arguments().values().forEach(template -> names.addAll(Filling.names(template)));
    if (way.proof() != null) {
      names.addAll(Filling.names(way.proof()));
    }
    harm.effectsOf(way)
        .forEach(effect ->
            effect.map(template -> {
              names.addAll(Filling.names(template));
              return template;
            }));
    return names;
  }

  private static DocumentSchema schema(String name) {
    return DocumentSchema.resource(Playbook.class, name + ".schema.json");
  }
}
