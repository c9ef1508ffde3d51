package dev.assize.examination;

import dev.assize.agent.ModelEndpoint;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.OpenWorld;
import org.jspecify.annotations.Nullable;

/** How the agent gets at its model during a trial. Thread-safe. */
public interface ModelRoute extends AutoCloseable {

  /**
   * Opens the model for one trial.
   *
   * @param trial what it is opened for; null outside a plan
   * @param seed the attempt's seed
   */
  ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace);

  /** Opens the model for the self-test; a stand-in then does the job whatever its persona. */
  default ModelEndpoint openForSelfTest(OpenWorld world, Seed seed, Trace trace) {
    return open(world, null, seed, trace);
  }

  /** Ends one trial's use of the model. */
  void close(ModelEndpoint endpoint);

  @Override
  void close();

  /** A model that is served somewhere, the same for every trial. */
  static ModelRoute to(ModelEndpoint endpoint) {
    return new ModelRoute() {
      @Override
      public ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
        return endpoint;
      }

      @Override
      public void close(ModelEndpoint used) {}

      @Override
      public void close() {}
    };
  }
}
