package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The network and the watchers of one job, and what they found. A watcher that fails becomes a gap;
 * a network that fails stops the job, which must not run in any other.
 */
final class Observers implements AutoCloseable {

  private final Network network;
  private final List<Watcher> watchers;
  private final Map<Watcher, Watcher.Watch> attached = new LinkedHashMap<>();
  private final Map<String, JsonNode> findings = new LinkedHashMap<>();
  private final List<String> gaps = new ArrayList<>();
  private Network.@Nullable Opened opened;

  Observers(Network network, List<Watcher> watchers) {
    this.network = network;
    this.watchers = List.copyOf(watchers);
  }

  /** Opens the network, shows the job its files, and attaches the watchers. */
  void open(long number, Place place, Job job) throws IOException {
    opened = network.open(number);
    place.show(opened.files());
    for (Watcher watcher : watchers) {
      try {
        attached.put(watcher, watcher.attach(number, place.home(), job.decoys()));
      } catch (IOException e) {
        gaps.add(watcher.name() + ": " + e.getMessage());
      }
    }
  }

  List<String> enter() {
    return network().enter();
  }

  Map<String, String> environment() {
    return network().environment();
  }

  private Network.Opened network() {
    if (opened == null) {
      throw new IllegalStateException("not open");
    }
    return opened;
  }

  /** Starts through the first watcher that has something to do there. */
  Process start(ProcessBuilder builder) throws IOException {
    for (Watcher.Watch watch : attached.values()) {
      if (watch.startsProcesses()) {
        return watch.start(builder);
      }
    }
    return builder.start();
  }

  /** Ends all observation. What was seen is in the findings then, what was not in the gaps. */
  void finish() {
    attached.forEach((watcher, watch) -> take(watcher.name(), watch::close));
    attached.clear();
    if (opened != null) {
      take(network.name(), opened::close);
      opened = null;
    }
  }

  private void take(String name, Closing closing) {
    try {
      Observed observed = closing.close();
      findings.put(name, observed.findings());
      gaps.addAll(observed.gaps());
    } catch (IOException e) {
      gaps.add(name + ": " + e.getMessage());
    }
  }

  private interface Closing {
    Observed close() throws IOException;
  }

  Map<String, JsonNode> findings() {
    return Map.copyOf(findings);
  }

  List<String> gaps() {
    return List.copyOf(gaps);
  }

  /** Also after a job that could not be started. */
  @Override
  public void close() {
    finish();
  }
}
