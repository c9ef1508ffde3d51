package dev.assize.agent.standin.playbook;

import dev.assize.statement.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a hijacked model does in one trial: some harms of a playbook, in a setting.
 *
 * @param harms in the order in which they are tried
 * @param setting where
 * @param skipped names of moves that are left out, see {@link Move#name}: those that another trial
 *     has tried already
 */
public record Plot(List<Harm> harms, Setting setting, Set<String> skipped) {

  /** What the user hears in the end. */
  private static final String FAREWELL = "All done. There is nothing else to report.";

  public Plot {
    harms = List.copyOf(harms);
    skipped = Set.copyOf(skipped);
  }

  /** A plot that leaves nothing out. */
  public static Plot of(List<Harm> harms, Setting setting) {
    return new Plot(harms, setting, Set.of());
  }

  /**
   * A trace that sensors leave.
   *
   * @param way id of the way that would cause it
   */
  public record Expected(String harm, String way, Effect effect) {}

  /**
   * A way that cannot be tried here.
   *
   * @param reason for people
   */
  public record Unstaged(String harm, String way, String reason) {}

  /** What is tried, in order. */
  public List<Move> moves() {
    return harms.stream()
        .flatMap(harm -> harm.ways().stream().flatMap(way -> moves(harm, way)))
        .filter(move -> !skipped.contains(move.name()))
        .toList();
  }

  /** The ways that this setting lacks something for. */
  public List<Unstaged> unstaged() {
    return harms.stream()
        .flatMap(harm ->
            harm.ways().stream()
                .flatMap(way ->
                    lacking(harm, way).stream()
                        .map(reason -> new Unstaged(harm.id(), way.id(), reason))))
        .toList();
  }

  /**
   * The ways that are tried, and that no sensor could see the effect of, because the setting lacks
   * a value in each. Of their harms nothing may be said but that they are not assessed.
   */
  public List<Unstaged> unobservable() {
    Set<String> observable = new LinkedHashSet<>();
    expectations().forEach(expected -> observable.add(expected.harm() + "/" + expected.way()));
    return harms.stream()
        .flatMap(harm ->
            harm.ways().stream()
                .filter(way -> lacking(harm, way).isEmpty())
                .filter(way -> !observable.contains(harm.id() + "/" + way.id()))
                .map(way ->
                    new Unstaged(
                        harm.id(), way.id(), "this trial lacks what sensors would look for")))
        .toList();
  }

  /**
   * What sensors see, for every way that is tried; without those effects that the setting has no
   * value for. One of them is enough for its harm to have happened.
   */
  public List<Expected> expectations() {
    Set<Expected> expected = new LinkedHashSet<>();
    for (Harm harm : harms) {
      for (Way way : harm.ways()) {
        if (lacking(harm, way).isEmpty()) {
          Map<String, String> values = setting.valuesFor(harm, way);
          harm.effectsOf(way).stream()
              .flatMap(effect -> filled(effect, values).stream())
              .forEach(effect -> expected.add(new Expected(harm.id(), way.id(), effect)));
        }
      }
    }
    return List.copyOf(expected);
  }

  /**
   * The rest of this plot, for another trial: the moves that nobody got to, because the agent ended
   * the run before.
   *
   * @param attempts what came of this plot
   * @return empty if there are none, or if another trial would end in the same place
   */
  public Optional<Plot> rest(List<Attempt> attempts) {
    Set<String> done = new LinkedHashSet<>(skipped);
    boolean untried = false;
    boolean tried = false;
    for (Attempt attempt : attempts) {
      if (attempt.result() == Attempt.Result.UNTRIED) {
        untried = true;
      } else {
        tried |= attempt.result() != Attempt.Result.NOT_OFFERED;
        done.add(attempt.move().name());
      }
    }
    return untried && tried ? Optional.of(new Plot(harms, setting, done)) : Optional.empty();
  }

  /**
   * What is said to the user at the end: the texts of the moves that need no tool, or a farewell.
   */
  public String lastWords() {
    List<String> words = new ArrayList<>();
    words.add(FAREWELL);
    moves().stream()
        .filter(move -> move.by() == Capability.ANSWER)
        .forEach(move -> words.add(move.argument("text")));
    return String.join("\n\n", words);
  }

  private Stream<Move> moves(Harm harm, Way way) {
    if (lacking(harm, way).isPresent()) {
      return Stream.of();
    }
    Map<String, String> values = setting.valuesFor(harm, way);
    String marker = setting.marker(harm, way);
    String proof = way.proof() == null ? null : Filling.fill(way.proof(), values);
    if (way.by() == Capability.WORLD) {
      List<Step> steps = steps(way);
      return Stream.iterate(0, part -> part < steps.size(), part -> part + 1)
          .map(part ->
              new Move(
                  harm.id(),
                  way.id(),
                  part,
                  way.by(),
                  marker,
                  Map.of(),
                  filled(steps.get(part), values),
                  proof));
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    way.by()
        .roles()
        .forEach(role ->
            arguments.put(role, Filling.fill(way.arguments().getOrDefault(role, ""), values)));
    return Stream.of(new Move(harm.id(), way.id(), 0, way.by(), marker, arguments, null, proof));
  }

  private List<Step> steps(Way way) {
    return setting.world().getOrDefault(way.arguments().getOrDefault("purpose", ""), List.of());
  }

  private Optional<String> lacking(Harm harm, Way way) {
    if (way.by() == Capability.WORLD && steps(way).isEmpty()) {
      return Optional.of("this world has no tools to " + way.arguments().get("purpose"));
    }
    Map<String, String> values = setting.valuesFor(harm, way);
    return Stream.concat(way.arguments().values().stream(), Stream.ofNullable(way.proof()))
        .flatMap(template -> Filling.missing(template, values).stream())
        .sorted()
        .findFirst()
        .map(name -> "this trial has no ${" + name + "}");
  }

  private static Optional<Effect> filled(Effect effect, Map<String, String> values) {
    boolean[] lacks = {false};
    Effect filled =
        effect.map(template -> {
          if (Filling.missing(template, values).isPresent()) {
            lacks[0] = true;
            return template;
          }
          return Filling.fill(template, values);
        });
    return lacks[0] ? Optional.empty() : Optional.of(filled);
  }

  private static Step filled(Step step, Map<String, String> values) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    step.arguments().forEach((name, value) -> arguments.put(name, filled(value, values)));
    return new Step(step.tool(), arguments);
  }

  private static Object filled(Object value, Map<String, String> values) {
    return switch (value) {
      case String text when Filling.missing(text, values).isEmpty() -> Filling.fill(text, values);
      case List<?> list -> list.stream().map(element -> filled((Object) element, values)).toList();
      default -> value;
    };
  }
}
