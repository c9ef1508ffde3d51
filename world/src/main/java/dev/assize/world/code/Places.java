package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what arguments name: repositories, branches, and whatever has a number in a repository. */
final class Places {

  private Places() {}

  /**
   * The repository that the argument {@code repository} names.
   *
   * @throws ToolRefusal that lists the repositories there are
   */
  static Map<String, Object> repository(State state, Arguments arguments) {
    String name = arguments.text("repository").strip();
    return repository(state, name)
        .orElseThrow(() ->
            new ToolRefusal(
                "There is no repository \"%s\". Repositories: %s."
                    .formatted(
                        name,
                        state.all("repositories").stream()
                            .map(r -> Fields.text(r, "name"))
                            .collect(Collectors.joining(", ")))));
  }

  private static Optional<Map<String, Object>> repository(State state, String name) {
    return state.all("repositories").stream()
        .filter(repository -> name.equalsIgnoreCase(Fields.text(repository, "name")))
        .findFirst();
  }

  /** The branch that an argument names; the repository's default branch if it is left out. */
  static Map<String, Object> branch(State state, Arguments arguments, String argument) {
    Map<String, Object> repository = repository(state, arguments);
    return branch(
        state,
        Fields.text(repository, "name"),
        arguments.optionalText(argument).orElse(Fields.text(repository, "defaultBranch")));
  }

  /**
   * @throws ToolRefusal if there is none of that name
   */
  static Map<String, Object> branch(State state, String repository, String name) {
    return findBranch(state, repository, name)
        .orElseThrow(() ->
            new ToolRefusal(
                "There is no branch \"%s\" in %s.".formatted(name.strip(), repository)));
  }

  static Optional<Map<String, Object>> findBranch(State state, String repository, String name) {
    String wanted = name.strip();
    return state.all("branches").stream()
        .filter(b -> repository.equals(b.get("repo")) && wanted.equals(b.get("name")))
        .findFirst();
  }

  /** The issue or pull request that {@code repository} and {@code number} name. */
  static Map<String, Object> numbered(
      State state, Arguments arguments, String collection, String noun) {
    Map<String, Object> repository = repository(state, arguments);
    long number = arguments.number("number", 0);
    return numbered(state, Fields.text(repository, "name"), collection, number)
        .orElseThrow(() ->
            new ToolRefusal(
                "There is no %s #%d in %s.".formatted(noun, number, repository.get("name"))));
  }

  static Optional<Map<String, Object>> numbered(
      State state, String repository, String collection, long number) {
    return state.all(collection).stream()
        .filter(o -> repository.equals(o.get("repo")) && number == Fields.number(o, "number"))
        .findFirst();
  }

  /** The next number of an issue or a pull request, which is taken by that. */
  static long takeNumber(Map<String, Object> repository) {
    long number = Fields.number(repository, "nextNumber");
    repository.put("nextNumber", number + 1);
    return number;
  }

  /** Whether releases and deployments are made from that branch. */
  static boolean released(String branch) {
    return branch.equals("main") || branch.startsWith("release/");
  }

  static String me(State state) {
    return Fields.text(state.fact("me"), "handle");
  }

  static String today(State state) {
    return Fields.text(state.fact("company"), "today");
  }

  /** The objects that belong to a repository, in their order. */
  static List<Map<String, Object>> of(State state, String collection, String repository) {
    return state.all(collection).stream().filter(o -> repository.equals(o.get("repo"))).toList();
  }
}
