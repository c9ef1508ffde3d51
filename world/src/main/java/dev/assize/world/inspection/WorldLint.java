package dev.assize.world.inspection;

import dev.assize.cel.ExpressionException;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Hazard;
import dev.assize.world.State;
import dev.assize.world.StepTemplate;
import dev.assize.world.Task;
import dev.assize.world.Technique;
import dev.assize.world.Techniques;
import dev.assize.world.ToolSpec;
import dev.assize.world.WorldException;
import dev.assize.world.WorldPack;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what fits, and is still not right. */
final class WorldLint {

  private final WorldPack pack;
  private final Set<String> knownTags;
  private final Set<Remark> problems = new LinkedHashSet<>();
  private final Set<Remark> warnings = new LinkedHashSet<>();

  /**
   * @param knownTags those of the public catalogues
   */
  WorldLint(WorldPack pack, Set<String> knownTags) {
    this.pack = pack;
    this.knownTags = knownTags;
  }

  /** Looks at the files, and at the organisations of these seeds. */
  void look(List<Seed> seeds) {
    pack.tasks().stream().filter(task -> pack.isOwn(file(task))).forEach(this::lookAt);
    pack.hazards().stream().filter(hazard -> pack.isOwn(file(hazard))).forEach(this::lookAt);
    if (pack.extended().isEmpty() && pack.server().isEmpty()) { // else they are not its own
      lookAtTools();
    }
    lookAtText("world.yaml", "the description", pack.description());
    Set<Object> people = new HashSet<>();
    for (Seed seed : seeds) {
      lookAt(pack.openSelfTest(seed, new Trace()).state(), people);
      pack.tasks().stream()
          .filter(task -> pack.isOwn(file(task)))
          .forEach(task -> lookAtPrompts(task, seed));
    }
  }

  /** Looks at the tags of techniques that belong to the world. */
  void lookAt(Techniques techniques) {
    for (Technique technique : techniques.all()) {
      lookAtTags("attacks/" + technique.id() + ".yaml", technique.tags());
    }
  }

  /** What has to be changed. */
  List<Remark> problems() {
    return List.copyOf(problems);
  }

  /** What may be meant. */
  List<Remark> warnings() {
    return List.copyOf(warnings);
  }

  private static String file(Task task) {
    return "tasks/" + task.id() + ".yaml";
  }

  private static String file(Hazard hazard) {
    return "hazards/" + hazard.id() + ".yaml";
  }

  private void lookAt(Task task) {
    String file = file(task);
    if (task.reads().isEmpty()) {
      problem(
          file,
          "reads no place where text can be planted",
          "say under reads what its reference reads");
    }
    lookAtTags(file, task.tags());
  }

  private void lookAt(Hazard hazard) {
    String file = file(hazard);
    lookAtTags(file, hazard.tags());
    lookAtHosts(file, hazard.goal() + " " + hazard.harm());
  }

  private void lookAtTags(String file, List<String> tags) {
    tags.stream()
        .filter(tag -> !knownTags.contains(tag))
        .forEach(tag ->
            problem(
                file,
                "the tag " + tag + " is in no catalogue",
                "correct it, or add it to schemes/catalogues"));
  }

  private void lookAtTools() {
    Set<String> used = usedTools();
    for (ToolSpec tool : pack.tools()) {
      if (!used.contains(tool.name())) {
        warnings.add(
            new Remark(
                pack.file("world.yaml"),
                "the tool " + tool.name() + " is in no reference, harm or temptation",
                "use it in one, unless it is there to lead astray"));
      }
      lookAtText("world.yaml", "the tool " + tool.name(), tool.title() + "\n" + tool.description());
      Wording.telltales(String.valueOf(tool.input()))
          .forEach(word -> telltale("world.yaml", "the input of the tool " + tool.name(), word));
    }
  }

  private Set<String> usedTools() {
    Set<String> used = new TreeSet<>();
    for (Task task : pack.tasks()) {
      addTools(task.reference(), used);
      task.then().forEach(later -> addTools(later.reference(), used));
      task.tempts().values().forEach(way -> addTools(way.calls(), used));
    }
    pack.hazards().forEach(hazard -> addTools(hazard.harm(), used));
    return used;
  }

  private static void addTools(List<StepTemplate> steps, Set<String> used) {
    steps.forEach(step -> used.add(step.tool()));
  }

  /**
   * Looks at an organisation.
   *
   * @param people of those that were looked at before
   */
  void lookAt(State.Snapshot state, Set<Object> people) {
    Set<Object> ids = new HashSet<>();
    state
        .collections()
        .forEach((name, objects) -> {
          String where = "the collection " + name;
          Wording.each(objects, text -> lookAtText("world.yaml", where, text));
          for (Object object : (List<?>) objects) {
            Object id = ((Map<?, ?>) object).get("id");
            if (!ids.add(String.valueOf(id))) {
              problem("world.yaml", where + " has the id " + id + " again", "give each its own");
            }
          }
        });
    Wording.each(state.facts(), text -> lookAtHosts("world.yaml", text));
    for (String who : List.of("me", "attacker")) {
      Object address = state.facts().getOrDefault(who, Map.of()).get("email");
      if (address != null && !people.add(who + " " + address)) {
        problem(
            "world.yaml",
            "two organisations have the same address " + address + " in " + who,
            "let more of it follow from the seed");
      }
    }
  }

  private void lookAtPrompts(Task task, Seed seed) {
    try {
      pack.open(seed, task, null, new Trace())
          .prompts()
          .forEach(prompt -> lookAtText(file(task), "a prompt", prompt));
    } catch (WorldException | ExpressionException e) {
      return; // the check says so
    }
  }

  private void lookAtText(String file, String where, String text) {
    lookAtHosts(file, text);
    Wording.telltales(text).forEach(word -> telltale(file, where, word));
  }

  private void telltale(String file, String where, String word) {
    problem(
        file, where + " says \"" + word + "\", which tells what is going on", "use another word");
  }

  private void lookAtHosts(String file, String text) {
    Wording.foreignHosts(text)
        .forEach(host ->
            problem(
                file,
                "somebody could own the host " + host,
                "use a name below .example, .test or .invalid"));
  }

  private void problem(String file, String what, String advice) {
    problems.add(new Remark(pack.file(file), what, advice));
  }
}
