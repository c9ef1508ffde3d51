package dev.assize.sandbox.warden;

import dev.assize.sandbox.capture.Route;
import dev.assize.sandbox.job.Persona;
import java.nio.file.Path;
import java.util.List;

/**
 * What a warden is told when it starts, as JSON in its one argument.
 *
 * @param ground the empty directory to mount its file system on
 * @param captures the directory for what is captured, a folder for each job
 * @param routes what jobs reach outside
 * @param persona who jobs seem to run for
 */
public record Orders(Path ground, Path captures, List<Route> routes, Persona persona) {

  /** Copies the list. */
  public Orders {
    routes = List.copyOf(routes);
  }
}
