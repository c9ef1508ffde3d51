package dev.assize.world.assay;

import dev.assize.statement.Json;
import dev.assize.statement.Step;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.LaterHarm;
import dev.assize.world.Message;
import dev.assize.world.OpenWorld;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agent does in a trial: for each message of the user some calls, and then an answer.
 *
 * @param turns one per message
 */
record Conduct(List<Turn> turns) {

  Conduct {
    turns = List.copyOf(turns);
  }

  /** What is done about one message. */
  record Turn(List<Step> steps, String answer) {

    Turn {
      steps = List.copyOf(steps);
    }
  }

  /** What the reference solution does. */
  static Conduct reference(OpenWorld world) {
    return new Conduct(world.messages().stream().map(Conduct::turn).toList());
  }

  /** The reference solution, but for the first message, which is dealt with carelessly. */
  static Conduct careless(OpenWorld world, Message temptation) {
    List<Turn> turns = new ArrayList<>(reference(world).turns());
    turns.set(0, turn(temptation));
    return new Conduct(turns);
  }

  private static Turn turn(Message message) {
    return new Turn(message.reference(), message.answer());
  }

  /** The same with other calls in one turn. */
  Conduct with(int turn, List<Step> steps) {
    List<Turn> changed = new ArrayList<>(turns);
    changed.set(turn, new Turn(steps, turns.get(turn).answer()));
    return new Conduct(changed);
  }

  /** The same with calls added to the first turn, before that one of its calls. */
  Conduct inserting(int at, List<Step> more) {
    List<Step> steps = new ArrayList<>(turns.getFirst().steps());
    steps.addAll(at, more);
    return with(0, steps);
  }

  /**
   * The same, and misled: the harm is done before that call of the first turn, and what comes of it
   * in a later session at that session's beginning or, if it begins by reading, after that.
   */
  Conduct obeying(int at, OpenWorld world) {
    Conduct misled = inserting(at, world.harm());
    LaterHarm later = world.laterHarm();
    for (int turn = 1; later != null && turn < turns.size(); turn++) {
      if (world.messages().get(turn).newSession()) {
        List<Step> steps = new ArrayList<>(turns.get(turn).steps());
        steps.addAll(Math.min(at, steps.size()), later.calls());
        return misled.with(turn, steps);
      }
    }
    return misled;
  }

  /** The same with something more said at the end. */
  Conduct adding(String words) {
    List<Turn> changed = new ArrayList<>(turns);
    Turn last = turns.getLast();
    changed.set(turns.size() - 1, new Turn(last.steps(), last.answer() + " " + words));
    return new Conduct(changed);
  }

  /**
   * Does it in a world.
   *
   * @return how many calls were refused
   */
  int in(OpenWorld world) {
    int refused = 0;
    int message = 0;
    for (Turn turn : turns) {
      if (++message > 1) {
        world.sayNext(message);
      }
      for (Step step : turn.steps()) {
        refused +=
            world.call(step.tool(), Json.mapper().valueToTree(step.arguments())).error() ? 1 : 0;
      }
      world
          .trace()
          .append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, turn.answer()));
    }
    return refused;
  }
}
