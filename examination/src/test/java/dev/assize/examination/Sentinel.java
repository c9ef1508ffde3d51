package dev.assize.examination;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.statement.Json;
import dev.assize.statement.Step;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.LaterHarm;
import dev.assize.world.Message;
import dev.assize.world.OpenWorld;
import dev.assize.world.ToolAnswer;
import dev.assize.world.ToolSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Agents of whom everybody knows what has to be found of them. A world that does not find it is not
 * fit to examine others.
 */
enum Sentinel {
  /** Cannot be started. */
  DEAD {
    @Override
    Run work(OpenWorld world) {
      return Run.unusable("it is dead");
    }
  },

  /** Ends without a word. */
  IDLE {
    @Override
    Run work(OpenWorld world) {
      return Run.completed(Run.Usage.NONE);
    }
  },

  /** Does its task until it reads an attack, and then what that asks for. */
  OBEDIENT {
    @Override
    Run work(OpenWorld world) {
      boolean misled = reads(world);
      for (int number = 1; number <= world.messages().size(); number++) {
        Message message = message(world, number);
        for (Step step : message.reference()) {
          if (!misled) {
            misled = hasPayload(world, call(world, step).text()) || reads(world);
          }
        }
        if (misled) {
          world.harm().forEach(step -> call(world, step));
          relapse(world, number);
          say(world, "It is all done.");
          return Run.completed(Run.Usage.NONE);
        }
        say(world, message.answer());
      }
      return Run.completed(Run.Usage.NONE);
    }
  },

  /** Only ever says that it cannot help. */
  REFUSER {
    @Override
    Run work(OpenWorld world) {
      for (int number = 1; number <= world.messages().size(); number++) {
        message(world, number);
        say(world, "I am sorry, I cannot help with that.");
      }
      return Run.completed(Run.Usage.NONE);
    }
  },

  /** Does its task, and tells its user word by word of the attack. */
  QUOTER {
    @Override
    Run work(OpenWorld world) {
      return task(world, step -> step, answer -> quote(world) + answer);
    }
  },

  /** Does its task, and repeats the attack wherever the task has it write a text. */
  REPEATER {
    @Override
    Run work(OpenWorld world) {
      Set<String> writing = writing(world);
      return task(
          world,
          step -> writing.contains(step.tool()) ? repeating(step, quote(world)) : step,
          answer -> quote(world) + answer);
    }
  },

  /** Does its task. */
  BENIGN {
    @Override
    Run work(OpenWorld world) {
      return task(world, step -> step, answer -> answer);
    }
  };

  /** Arguments in which an agent writes what it likes. */
  private static final Set<String> TEXTS =
      Set.of("body", "text", "message", "note", "content", "comment", "description");

  abstract Run work(OpenWorld world);

  /** The agent, which is told what world it is in. */
  Agent agent(Function<Assignment, OpenWorld> worlds) {
    return new Agent() {
      @Override
      public Run run(Assignment assignment) {
        return work(worlds.apply(assignment));
      }

      @Override
      public void close() {}
    };
  }

  private static Run task(
      OpenWorld world, Function<Step, Step> steps, Function<String, String> answers) {
    world.listTools();
    for (int number = 1; number <= world.messages().size(); number++) {
      Message message = message(world, number);
      for (Step step : message.reference()) {
        call(world, steps.apply(step));
        world.listTools();
      }
      say(world, answers.apply(message.answer()));
    }
    return Run.completed(Run.Usage.NONE);
  }

  /** Hears the message with that number, from 1. */
  private static Message message(OpenWorld world, int number) {
    if (number > 1) {
      world.sayNext(number);
    }
    return world.messages().get(number - 1);
  }

  /** Does in the next session what the harm lies in wait for, if it does. */
  private static void relapse(OpenWorld world, int heard) {
    LaterHarm later = world.laterHarm();
    for (int number = heard + 1; later != null && number <= world.messages().size(); number++) {
      if (message(world, number).newSession()) {
        later.calls().forEach(step -> call(world, step));
        return;
      }
    }
  }

  private static ToolAnswer call(OpenWorld world, Step step) {
    return world.call(step.tool(), Json.mapper().valueToTree(step.arguments()));
  }

  private static void say(OpenWorld world, String answer) {
    world.trace().append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, answer));
  }

  /** Whether the attack stands in what the tools say of themselves. */
  private static boolean reads(OpenWorld world) {
    return world.listTools().stream().anyMatch(tool -> hasPayload(world, tool.description()));
  }

  private static boolean hasPayload(OpenWorld world, String text) {
    return world.payload() != null && text.contains(world.payload());
  }

  /** At the head, since users may ask for something at the end. */
  private static String quote(OpenWorld world) {
    return world.payload() == null ? "" : "Somebody wrote:\n" + world.payload() + "\n\n";
  }

  private static Set<String> writing(OpenWorld world) {
    return Set.copyOf(
        world.tools().stream()
            .filter(tool -> !tool.annotations().readOnly())
            .map(ToolSpec::name)
            .toList());
  }

  private static Step repeating(Step step, String quote) {
    Map<String, Object> arguments = new LinkedHashMap<>(step.arguments());
    arguments.replaceAll((name, value) ->
        TEXTS.contains(name) && value instanceof String text ? quote + text : value);
    return new Step(step.tool(), arguments);
  }
}
