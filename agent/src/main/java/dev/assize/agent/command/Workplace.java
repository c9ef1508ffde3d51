package dev.assize.agent.command;

import dev.assize.agent.Assignment;
import dev.assize.statement.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one run needs, all variables filled in: the files are planted, the commands and the
 * environment are ready. Nothing in it says what it is for.
 *
 * @param commands one for each message of the user, in order
 */
record Workplace(List<List<String>> commands, Map<String, String> environment) {

  /**
   * Makes it.
   *
   * @throws IOException if a file cannot be planted, or there is no such program
   * @throws IllegalArgumentException if a template cannot be filled, or if there are later messages
   *     in a session and the agent cannot continue its session
   */
  static Workplace prepare(
      CommandSpec spec, Executable executable, Assignment assignment, Site site, Site.Stay stay)
      throws IOException {
    Map<Variable, String> values = values(spec, executable, assignment, site);
    values.put(Variable.HOME, stay.home());
    values.put(Variable.WORKDIR, stay.work());
    for (ConfigFile file : spec.configFiles()) {
      stay.plant(file.path(), file.render(values, servers(assignment, site)));
    }
    Map<String, String> environment = new HashMap<>();
    spec.env().forEach((name, value) -> environment.put(name, Template.fill(value, values)));
    environment.putIfAbsent("PATH", searchPath(executable, site));
    environment.putIfAbsent("LANG", "C.UTF-8");
    environment.putIfAbsent("TERM", "dumb");
    environment.put("HOME", stay.home());
    environment.put("TMPDIR", stay.temporary());
    return new Workplace(commands(spec, assignment, values, environment, site), environment);
  }

  /** The variables of each server, the world's own first. */
  private static List<Map<Variable, String>> servers(Assignment assignment, Site site) {
    return assignment.servers().stream().map(server -> server(server, site)).toList();
  }

  private static Map<Variable, String> server(Assignment.Server server, Site site) {
    return Map.of(
        Variable.WORLD_NAME,
        server.name(),
        Variable.WORLD_URL,
        site.address(server.address()).toString());
  }

  private static List<List<String>> commands(
      CommandSpec spec,
      Assignment assignment,
      Map<Variable, String> values,
      Map<String, String> environment,
      Site site)
      throws IOException {
    if (!spec.resumes() && !assignment.later().stream().allMatch(Assignment.Later::newSession)) {
      throw new IllegalArgumentException(
          "it cannot continue its session, so it takes one message only; resume is missing");
    }
    List<List<String>> commands = new ArrayList<>();
    for (String prompt : assignment.prompts()) {
      values.put(Variable.PROMPT, prompt);
      boolean begins =
          commands.isEmpty() || assignment.later().get(commands.size() - 1).newSession();
      List<String> template = begins ? spec.run() : spec.resume();
      commands.add(
          locate(
              template.stream().map(argument -> Template.fill(argument, values)).toList(),
              environment,
              site));
    }
    return List.copyOf(commands);
  }

  private static Map<Variable, String> values(
      CommandSpec spec, Executable executable, Assignment assignment, Site site) {
    Map<Variable, String> values = new EnumMap<>(Variable.class);
    executable.values().forEach((variable, path) -> values.put(variable, site.path(path)));
    values.put(Variable.PROMPT, assignment.prompt());
    values.put(
        Variable.MODEL_BASE_URL, spec.baseUrl().of(site.address(assignment.model().baseUrl())));
    values.put(Variable.MODEL_NAME, assignment.model().name());
    values.put(Variable.MODEL_KEY, assignment.model().key());
    values.putAll(server(assignment.servers().getFirst(), site));
    values.put(
        Variable.WORLD_SERVERS,
        Json.mapper()
            .writeValueAsString(
                assignment.servers().stream()
                    .map(server ->
                        Map.of(
                            "name", server.name(),
                            "url", site.address(server.address()).toString()))
                    .toList()));
    return values;
  }

  /** The site's own, behind the directory of the Node.js that suits the agent. */
  private static String searchPath(Executable executable, Site site) {
    if (executable.node() == null) {
      return site.searchPath();
    }
    String node = site.path(executable.node());
    return node.substring(0, node.lastIndexOf('/')) + ":" + site.searchPath();
  }

  /** The command with the full path of its executable. */
  private static List<String> locate(
      List<String> command, Map<String, String> environment, Site site) throws IOException {
    String name = command.getFirst();
    String found =
        (name.contains("/") ? Stream.of(name) : candidates(name, environment, site))
            .filter(site::hasExecutable)
            .findFirst()
            .orElseThrow(() ->
                new IOException("there is no executable " + name + "; install it or correct run"));
    List<String> located = new ArrayList<>(command);
    located.set(0, found);
    return List.copyOf(located);
  }

  private static Stream<String> candidates(
      String name, Map<String, String> environment, Site site) {
    return Arrays.stream(environment.getOrDefault("PATH", site.searchPath()).split(":"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> directory + "/" + name);
  }
}
