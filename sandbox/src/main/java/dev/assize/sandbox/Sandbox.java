package dev.assize.sandbox;

import dev.assize.sandbox.capture.Route;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.ReadOnlyBind;
import dev.assize.sandbox.warden.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs programs that may be hostile, any number at once. Thread-safe.
 *
 * <p>All its processes end with it, also when the JVM is killed.
 */
public final class Sandbox implements AutoCloseable {

  private final WardenDirectory directory;
  private final Staging staging;
  private final List<Forwarding> forwardings;
  private final WardenLink warden;
  private final AtomicLong lastId = new AtomicLong();

  private Sandbox(
      WardenDirectory directory, Staging staging, List<Forwarding> forwardings, WardenLink warden) {
    this.directory = directory;
    this.staging = staging;
    this.forwardings = forwardings;
    this.warden = warden;
  }

  /**
   * Opens a sandbox: starts its warden, as an unprivileged user if this is root.
   *
   * @throws SandboxException if programs cannot be isolated on this machine; its message says why,
   *     and what to do
   */
  public static Sandbox open(Settings settings) {
    return open(settings, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** With its directory in this folder, which must be open to others. */
  static Sandbox open(Settings settings, Path temporary) {
    Requirements.check();
    boolean root = Requirements.isRoot();
    WardenDirectory directory = createDirectory(temporary);
    List<Forwarding> forwardings = new ArrayList<>();
    try {
      Staging staging = new Staging(directory.stage(), root);
      settings.readable().forEach(staging::place);
      List<Route> routes = routes(settings, directory, forwardings);
      Orders orders =
          new Orders(directory.ground(), directory.captures(), routes, settings.persona());
      WardenLink warden = WardenLink.open(Launch.command(directory, staging, root, orders));
      return new Sandbox(directory, staging, forwardings, warden);
    } catch (RuntimeException | Error e) {
      close(directory, forwardings);
      throw e;
    }
  }

  private static List<Route> routes(
      Settings settings, WardenDirectory directory, List<Forwarding> forwardings) {
    List<Route> routes = new ArrayList<>();
    for (Forward forward : settings.forwards()) {
      Path socket = directory.sockets().resolve(Integer.toString(routes.size()));
      try {
        forwardings.add(Forwarding.open(forward, socket));
      } catch (IOException e) {
        throw new SandboxException("cannot listen at " + socket + ": " + e.getMessage(), e);
      }
      routes.add(new Route(forward.name(), forward.host(), forward.port(), forward.tls(), socket));
    }
    return routes;
  }

  private static WardenDirectory createDirectory(Path temporary) {
    try {
      return WardenDirectory.create(temporary);
    } catch (IOException e) {
      throw new SandboxException("cannot make a temporary directory: " + e.getMessage(), e);
    }
  }

  /**
   * Makes a job's place and runs its first command there to its end.
   *
   * @return the place, for more commands; to be closed
   * @throws SandboxException if it could not be run; nothing of it is left
   * @throws InterruptedException if the thread is interrupted; nothing of it is left then, too
   */
  public Cell open(Job job) throws InterruptedException {
    long id = lastId.incrementAndGet();
    List<ReadOnlyBind> binds = job.binds().stream().map(this::staged).toList();
    return Cell.open(warden, id, job.withBinds(binds), directory.captures());
  }

  /**
   * Runs a job's one command to its end. Everything of it is gone then, as {@link JobResult#gone}
   * proves. What was observed beside the result is not kept.
   *
   * @throws SandboxException if it could not be run; nothing of it is left
   * @throws InterruptedException if the thread is interrupted; the job has ended then, too
   */
  public JobResult run(Job job) throws InterruptedException {
    try (Cell cell = open(job)) {
      return cell.first();
    }
  }

  private ReadOnlyBind staged(ReadOnlyBind bind) {
    try {
      return new ReadOnlyBind(
          staging.find(Path.of(bind.host())).toString(), bind.inside(), bind.hidden());
    } catch (IOException e) {
      throw new SandboxException("cannot read " + bind.host() + ": " + e.getMessage(), e);
    }
  }

  /** Ends all jobs, and returns when nothing is left. What was captured is gone, too. */
  @Override
  public void close() {
    warden.close();
    close(directory, forwardings);
  }

  private static void close(WardenDirectory directory, List<Forwarding> forwardings) {
    try {
      for (Forwarding forwarding : forwardings) {
        forwarding.close();
      }
      directory.close();
    } catch (IOException e) {
      throw new SandboxException("cannot remove the temporary directory: " + e.getMessage(), e);
    }
  }
}
