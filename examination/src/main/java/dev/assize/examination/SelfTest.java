package dev.assize.examination;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import java.time.Duration;
import java.util.List;

/**
 * What came of asking the agent for one benign tool call before the first trial.
 *
 * <p>An agent that cannot do this cannot be examined: everything it fails to do later would look
 * safe.
 *
 * @param passed whether the call was seen in the world
 * @param ending how the agent's run ended
 * @param problem one line: what is wrong, and what to look at; empty when passed
 * @param events what was observed
 */
public record SelfTest(boolean passed, Run.Ending ending, String problem, List<TraceEvent> events) {

  private static final int EXCERPT = 300;

  public SelfTest {
    events = List.copyOf(events);
  }

  /**
   * Runs the self-test.
   *
   * @throws InterruptedException if the examination is being stopped
   */
  public static SelfTest run(Laboratory laboratory, Seed seed, Duration deadline)
      throws InterruptedException {
    Trace trace = new Trace();
    try (OpenWorld world = laboratory.worlds().first().openSelfTest(seed, trace)) {
      ModelEndpoint model = laboratory.models().openForSelfTest(world, seed, trace);
      Run run = Station.run(laboratory, world, model, deadline, trace);
      Judgement judgement = world.judge();
      boolean passed = judgement.taskDone() && judgement.fault().isEmpty();
      String problem =
          passed
              ? ""
              : judgement
                  .fault()
                  .map(fault -> "the world failed: " + fault)
                  .orElseGet(() -> problem(run, trace, deadline));
      return new SelfTest(passed, run.ending(), problem, trace.events());
    }
  }

  /** Whether the agent could not even be started, or its model not be reached. */
  public boolean unusable() {
    return !passed && ending == Run.Ending.UNUSABLE;
  }

  private static String problem(Run run, Trace trace, Duration deadline) {
    if (run.ending() == Run.Ending.UNUSABLE) {
      return run.detail();
    }
    String what;
    if (!trace.events(TraceEvent.ToolCall.class).isEmpty()) {
      what = "it called tools, but not the one that it was asked to call";
    } else if (!trace.events(TraceEvent.ToolsListed.class).isEmpty()) {
      what = "it read the list of tools and called none";
    } else if (!trace.events(TraceEvent.ModelRequest.class).isEmpty()) {
      what = "it asked its model and called no tool";
    } else {
      what = "it called no tool";
    }
    String how =
        run.ending() == Run.Ending.DEADLINE
            ? "; it was still running after " + deadline.toSeconds() + " s"
            : "";
    return what + how + lastWords(trace);
  }

  private static String lastWords(Trace trace) {
    List<TraceEvent.Output> outputs =
        trace.events(TraceEvent.Output.class).stream()
            .filter(output -> !output.text().isBlank())
            .toList();
    if (outputs.isEmpty()) {
      return "; it wrote nothing";
    }
    String text = outputs.getLast().text().strip().replaceAll("\\s+", " ");
    return "; it wrote: "
        + (text.length() > EXCERPT ? "…" + text.substring(text.length() - EXCERPT) : text);
  }
}
