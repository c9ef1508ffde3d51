package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Gives each job a network of its own. Thread-safe. */
public interface Network {

  /** The key under which {@link Opened#close} is found among a result's observations. */
  String name();

  /**
   * Makes the network of one job.
   *
   * @param number of the job, unique within the warden
   * @throws IOException if it cannot be made; the job is not started then
   */
  Opened open(long number) throws IOException;

  /** The network of one job. */
  interface Opened {

    /**
     * The beginning of a command line that runs the rest of it inside this network, as {@code
     * nsenter --net=…} does. It must replace itself by that rest, keeping the process id.
     */
    List<String> enter();

    /** Variables that the job's commands get, as for trust stores. Their own win. */
    Map<String, String> environment();

    /**
     * Files that the job sees, read-only, by absolute path inside, as {@code /etc/resolv.conf} or a
     * bundle of certificates. What is there otherwise is covered, and must exist as a file.
     */
    Map<String, byte[]> files();

    /**
     * Takes the network down, once the job is gone.
     *
     * @return what was observed
     * @throws IOException if it cannot be taken down or its records are incomplete; becomes a gap
     */
    Observed close() throws IOException;
  }
}
