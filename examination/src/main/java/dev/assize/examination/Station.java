package dev.assize.examination;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.statement.trace.Trace;
import dev.assize.world.OpenWorld;
import dev.assize.world.mcp.WorldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Puts an agent to work in one open world, and clears up after it. */
public final class Station {

  private Station() {}

  /** Something that is done with an assignment, once. */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * @throws InterruptedException if the examination is being stopped
     */
    T on(Assignment assignment) throws InterruptedException;
  }

  /** Runs the agent on the user's messages, and closes {@code model} afterwards. */
  static Run run(
      Laboratory laboratory, OpenWorld world, ModelEndpoint model, Duration deadline, Trace trace)
      throws InterruptedException {
    Scratch scratch = new Scratch();
    Run run;
    try {
      run =
          reachable(
              laboratory.server(),
              model,
              laboratory.models()::close,
              world,
              servers ->
                  laboratory
                      .agent()
                      .run(assignment(world, model, servers, scratch, deadline, trace)));
    } catch (InterruptedException | RuntimeException e) {
      cleared(scratch, Run.unusable("stopped"));
      throw e;
    }
    return cleared(scratch, run);
  }

  /**
   * Lets {@code work} be done in an open world.
   *
   * @param release ends the use of the model, afterwards
   * @throws UncheckedIOException if it leaves something in its folder that cannot be deleted
   */
  public static <T> T with(
      WorldServer server,
      ModelEndpoint model,
      Consumer<ModelEndpoint> release,
      OpenWorld world,
      Duration deadline,
      Trace trace,
      Work<T> work)
      throws InterruptedException {
    Scratch scratch = new Scratch();
    try {
      return reachable(
          server,
          model,
          release,
          world,
          servers -> work.on(assignment(world, model, servers, scratch, deadline, trace)));
    } finally {
      clear(scratch);
    }
  }

  private interface Reaching<T> {
    T at(Map<String, URI> servers) throws InterruptedException;
  }

  private static <T> T reachable(
      WorldServer server,
      ModelEndpoint model,
      Consumer<ModelEndpoint> release,
      OpenWorld world,
      Reaching<T> work)
      throws InterruptedException {
    Map<String, URI> servers = server.mount(world);
    try {
      return work.at(servers);
    } finally {
      server.unmount(servers);
      release.accept(model);
    }
  }

  private static Assignment assignment(
      OpenWorld world,
      ModelEndpoint model,
      Map<String, URI> servers,
      Scratch scratch,
      Duration deadline,
      Trace trace) {
    return new Assignment(
        world.prompt(),
        world.messages().stream()
            .skip(1)
            .map(later -> new Assignment.Later(later.prompt(), later.newSession()))
            .toList(),
        model,
        servers.entrySet().stream()
            .map(server -> new Assignment.Server(server.getKey(), server.getValue()))
            .toList(),
        new DirectTools(world),
        scratch::folder,
        deadline,
        trace);
  }

  private static void clear(Scratch scratch) {
    try {
      scratch.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
