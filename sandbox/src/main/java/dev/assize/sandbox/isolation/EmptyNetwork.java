package dev.assize.sandbox.isolation;

import java.util.List;
import java.util.Map;

/** A network with a loopback interface and nothing else: what is sent elsewhere fails, unseen. */
public final class EmptyNetwork implements Network, Network.Opened {

  @Override
  public String name() {
    return "network";
  }

  @Override
  public Opened open(long number) {
    return this;
  }

  @Override
  public List<String> enter() {
    return List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public Map<String, byte[]> files() {
    return Map.of();
  }

  @Override
  public Observed close() {
    return Observed.nothing("network: attempts to reach other hosts fail and are not recorded");
  }
}
