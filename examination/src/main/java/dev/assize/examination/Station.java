package dev.assize.examination;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.statement.trace.Trace;
import dev.assize.world.OpenWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Puts the agent to work in one open world, and clears up after it. */
final class Station {

  private Station() {}

  /** Runs the agent on the user's messages, and closes {@code model} afterwards. */
  static Run run(
      Laboratory laboratory, OpenWorld world, ModelEndpoint model, Duration deadline, Trace trace)
      throws InterruptedException {
    URI address = laboratory.server().mount(world);
    Scratch scratch = Scratch.make();
    Run run;
    try {
      run =
          laboratory
              .agent()
              .run(
                  new Assignment(
                      world.prompt(),
                      world.prompts().subList(1, world.prompts().size()),
                      model,
                      laboratory.world().name(),
                      address,
                      new DirectTools(world),
                      scratch.folder(),
                      deadline,
                      trace));
    } catch (InterruptedException | RuntimeException e) {
      cleared(scratch, Run.unusable("stopped"));
      throw e;
    } finally {
      laboratory.server().unmount(address);
      laboratory.models().close(model);
    }
    return cleared(scratch, run);
  }

  /**
   * An agent that leaves what cannot be deleted cannot be examined further; what it did until then
   * counts.
   */
  private static Run cleared(Scratch scratch, Run run) {
    try {
      scratch.clear();
      return run;
    } catch (IOException e) {
      return new Run(
          Run.Ending.UNUSABLE,
          "the agent's folder cannot be cleared: " + e.getMessage() + "; delete it by hand",
          run.usage());
    }
  }
}
