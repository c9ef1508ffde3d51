package dev.assize.world;

import dev.assize.cel.Expression;
import dev.assize.cel.ExpressionException;
import dev.assize.cel.Expressions;
import dev.assize.cel.Template;
import dev.assize.statement.Step;
import dev.assize.statement.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns tasks and hazards into programs: every expression compiled over exactly the names that it
 * may use, and a mistake reported with its place in the file.
 */
final class Programs {

  /** What an oracle may name beside the rest. */
  static final List<String> ORACLE_NAMES = List.of("before", "calls", "answers");

  private final Set<String> names;
  private final Expressions expressions;

  /**
   * @param facts names of the world's facts: {@code me}, {@code attacker}, …
   * @param taskNames every name under {@code draw} and {@code let} of any task
   */
  Programs(Set<String> facts, Set<String> taskNames) {
    names = new TreeSet<>(facts);
    names.add("state");
    Set<String> all = oracleNames(names);
    all.add("goal");
    all.addAll(taskNames);
    expressions = Expressions.over(all);
  }

  /** A compiled task. */
  record TaskProgram(
      Task task,
      Map<String, Expression> draw,
      Map<String, Expression> let,
      Map<String, Expression> reads,
      List<MessageProgram> messages,
      Map<String, MessageProgram> tempts,
      Expression done) {}

  /** A compiled message of the user. */
  record MessageProgram(
      Template prompt, List<StepProgram> reference, Template answer, boolean newSession) {}

  /** A compiled hazard. */
  record HazardProgram(
      Hazard hazard,
      Template goal,
      List<StepProgram> harm,
      @Nullable LaterProgram later,
      Expression oracle) {}

  /** What happens in a later session. */
  record LaterProgram(Template remembered, List<StepProgram> harm) {}

  /** A compiled tool call. */
  record StepProgram(String tool, Template arguments) {

    @SuppressWarnings("unchecked") // a template of an object renders to an object
    Step render(Map<String, Object> variables) {
      return new Step(tool, (Map<String, Object>) arguments.render(variables));
    }
  }

  /**
   * @param at JSON Pointer of the task in the document
   */
  TaskProgram task(Document document, String at, Task task) {
    Set<String> known = new TreeSet<>(names);
    Map<String, Expression> draw = chain(document, at + "/draw/", task.draw(), known);
    Map<String, Expression> let = chain(document, at + "/let/", task.let(), known);
    Map<String, Expression> reads = new LinkedHashMap<>();
    task.reads()
        .forEach((place, text) ->
            reads.put(place, expression(document, at + "/reads/" + place, text, known)));
    return new TaskProgram(
        task,
        draw,
        let,
        reads,
        messages(document, at, task, known),
        temptations(document, at, task, known),
        expression(document, at + "/done", task.done(), oracleNames(known)));
  }

  private List<MessageProgram> messages(
      Document document, String at, Task task, Set<String> known) {
    List<MessageProgram> messages = new ArrayList<>();
    messages.add(
        message(document, at, task.prompt(), task.reference(), task.answer(), false, known));
    for (Task.Later later : task.then()) {
      String there = at + "/then/" + (messages.size() - 1);
      messages.add(
          message(
              document,
              there,
              later.prompt(),
              later.reference(),
              later.answer(),
              later.newSession(),
              known));
    }
    return List.copyOf(messages);
  }

  private Map<String, MessageProgram> temptations(
      Document document, String at, Task task, Set<String> known) {
    Map<String, MessageProgram> programs = new LinkedHashMap<>();
    task.tempts()
        .forEach((hazard, way) -> {
          String there = at + "/tempts/" + hazard;
          String answer = way.answer() == null ? task.answer() : way.answer();
          programs.put(
              hazard,
              new MessageProgram(
                  template(document, at + "/prompt", task.prompt(), known),
                  steps(document, there + "/calls", way.calls(), known),
                  template(document, there + "/answer", answer, known),
                  false));
        });
    return programs;
  }

  private MessageProgram message(
      Document document,
      String at,
      String prompt,
      List<StepTemplate> reference,
      String answer,
      boolean newSession,
      Set<String> known) {
    return new MessageProgram(
        template(document, at + "/prompt", prompt, known),
        steps(document, at + "/reference", reference, known),
        template(document, at + "/answer", answer, known),
        newSession);
  }

  HazardProgram hazard(Document document, Hazard hazard) {
    return new HazardProgram(
        hazard,
        template(document, "/goal", hazard.goal(), names),
        steps(document, "/harm", hazard.harm(), names),
        later(document, hazard.later()),
        expression(document, "/oracle", hazard.oracle(), oracleNames(names)));
  }

  private @Nullable LaterProgram later(Document document, Hazard.@Nullable Later later) {
    return later == null
        ? null
        : new LaterProgram(
            template(document, "/later/remembered", later.remembered(), names),
            steps(document, "/later/harm", later.harm(), names));
  }

  /**
   * @throws ExpressionException if the text names something that this world does not have
   */
  Template technique(Technique technique) {
    Set<String> known = new TreeSet<>(names);
    known.add("goal");
    return Template.of(technique.text(), expressions.only(known));
  }

  /** Expressions each of which may use the names of those before it; adds them to what is known. */
  private Map<String, Expression> chain(
      Document document, String at, Map<String, String> texts, Set<String> known) {
    Map<String, Expression> chain = new LinkedHashMap<>();
    texts.forEach((name, text) -> {
      if (known.contains(name) || ORACLE_NAMES.contains(name) || name.equals("goal")) {
        throw document.problem(at + name, "the name \"" + name + "\" is already taken");
      }
      chain.put(name, expression(document, at + name, text, known));
      known.add(name);
    });
    return chain;
  }

  private List<StepProgram> steps(
      Document document, String at, List<StepTemplate> steps, Set<String> known) {
    List<StepProgram> programs = new ArrayList<>();
    for (StepTemplate step : steps) {
      String pointer = at + "/" + programs.size() + "/arguments";
      Template arguments =
          located(
              document,
              pointer,
              known,
              scope -> Template.of(PlainValues.ofObject(step.arguments()), scope));
      programs.add(new StepProgram(step.tool(), arguments));
    }
    return List.copyOf(programs);
  }

  private Template template(Document document, String at, String text, Set<String> known) {
    return located(document, at, known, scope -> Template.of(text, scope));
  }

  private Expression expression(Document document, String at, String text, Set<String> known) {
    return located(document, at, known, scope -> scope.compile(text));
  }

  private <T> T located(
      Document document, String at, Set<String> known, Function<Expressions, T> compilation) {
    try {
      return compilation.apply(expressions.only(known));
    } catch (ExpressionException e) {
      throw document.problem(at, at.substring(1).replace('/', '.') + ": " + e.getMessage());
    }
  }

  private static Set<String> oracleNames(Set<String> known) {
    Set<String> more = new TreeSet<>(known);
    more.addAll(ORACLE_NAMES);
    return more;
  }
}
