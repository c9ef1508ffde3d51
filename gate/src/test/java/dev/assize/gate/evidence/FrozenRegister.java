package dev.assize.gate.evidence;

import dev.assize.gate.observation.ObservedAgent;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Writes a register in which agents are certified, as files, for the tests and benchmarks of what
 * stands on the gate: {@code FrozenRegister FOLDER}. The files lie in {@code
 * server/src/test/resources/register}; write them anew, and commit them, when a format changes that
 * they are in.
 *
 * <p>{@code granted/} and {@code withdrawn/} are the log before and after the first agent's
 * certificate was withdrawn; {@code now.txt} says the time of both.
 */
final class FrozenRegister {

  private static final int AGENTS = 12;
  private static final String IMAGE = "registry.example/clerk/%s@sha256:%s";

  private final Path folder;

  private FrozenRegister(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    new FrozenRegister(Path.of(arguments[0])).write();
  }

  private void write() throws IOException {
    Affair affair = new Affair(agent("clerk", containers()));
    affair.grant();
    for (int i = 2; i <= AGENTS; i++) {
      affair.agent = agent("clerk-" + i, "");
      affair.granted(null);
    }
    affair.pass(1);
    affair.agent = ObservedAgent.at(folder.resolve("agents/clerk"), affair.now).digest();
    affair.certificate = affair.register().certificates().getFirst().id();
    put("granted", affair);
    put("now.txt", affair.now.toString().getBytes());
    put("scheme.json", Json.mapper().writeValueAsBytes(affair.scheme));
    put(
        "waiver.json",
        Affair.signed("buyer.test", affair.subject(), Deeds.waiver(affair, "buyer.test")));
    put(
        "trust.txt",
        "log %s\nwitness w %s\nquorum w\n"
            .formatted(Affair.key("log.test").verifier(), Affair.witness().verifier())
            .getBytes());
    Deeds.withdraw(affair);
    put("withdrawn", affair);
  }

  private dev.assize.statement.Digest agent(String name, String artifacts) throws IOException {
    put(
        "agents/" + name + "/agent.yaml",
        """
        apiVersion: assize/v1
        kind: Agent
        metadata: {name: %s, version: 1.0.0, producer: maker.test}
        interface:
          chat:
            model: {baseUrl: "https://models.test/v1", name: m, keyEnv: CLERK_KEY}
        %s\
        """
            .formatted(name, artifacts)
            .getBytes());
    put("agents/" + name + "/tools.json", "[]\n".getBytes());
    return ObservedAgent.at(folder.resolve("agents").resolve(name), Affair.START).digest();
  }

  private static String containers() {
    return """
    artifacts:
      - image: %s
        args: [--config, /etc/clerk/clerk.toml]
        env: [CLERK_KEY]
        mounts: [/var/lib/clerk]
      - image: %s
    """
        .formatted(
            IMAGE.formatted("agent", "a1".repeat(32)), IMAGE.formatted("init", "b2".repeat(32)));
  }

  private void put(String log, Affair affair) throws IOException {
    for (Map.Entry<String, byte[]> file :
        affair.log.files(affair.witnessed(affair.now.minus(Duration.ofMinutes(3)))).entrySet()) {
      put(log + "/" + file.getKey(), file.getValue());
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
