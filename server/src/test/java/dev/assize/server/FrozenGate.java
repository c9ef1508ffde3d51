package dev.assize.server;

import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.SeenHeads;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.Scheme;
import dev.assize.server.decision.Gatehouse;
import dev.assize.server.evidence.AgentShelf;
import dev.assize.server.evidence.RegisterWatch;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A gate before the register of {@code src/test/resources/register}, at a time that tests set. */
public final class FrozenGate {

  public static final Path ROOT = Path.of(System.getProperty("assize.root"));
  public static final Path REGISTER = ROOT.resolve("server/src/test/resources/register");
  public static final SigningKey KEY = SigningKey.generate("gate.test", KeyType.ED25519);

  public final Instant start;
  public final RegisterWatch watch;
  public final AgentShelf shelf;
  public final Gatehouse gate;
  public volatile Instant now;
  public volatile TileSource source = log("granted");

  /**
   * @param temp for what is remembered of the log
   * @param agents folder of agents
   */
  public FrozenGate(Path temp, Path agents) throws IOException {
    start = Instant.parse(Files.readString(REGISTER.resolve("now.txt")));
    now = start;
    Scheme scheme =
        Json.mapper().readValue(Files.readAllBytes(REGISTER.resolve("scheme.json")), Scheme.class);
    watch =
        new RegisterWatch(
            new RegisterObserver(
                Policy.parse(Files.readAllBytes(REGISTER.resolve("trust.txt"))),
                new Rules(List.of(scheme)),
                new SeenHeads(temp.resolve("heads"))),
            "frozen",
            () -> source,
            Duration.ofSeconds(30),
            () -> now);
    shelf = new AgentShelf(agents, () -> now);
    gate =
        new Gatehouse(
            List.of(policy("baseline"), policy("ci")), Set.of(scheme.digest()), watch, shelf, KEY);
    look();
  }

  public FrozenGate(Path temp) throws IOException {
    this(temp, REGISTER.resolve("agents"));
  }

  public static CompiledPolicy policy(String name) {
    return CompiledPolicy.load(ROOT.resolve("policies"), name);
  }

  public static TileSource log(String state) {
    return TileSource.at(REGISTER.resolve(state).toString());
  }

  public static TileSource unreachable() {
    return (path, limit) -> {
      throw new SourceException("the line is cut", null);
    };
  }

  public void look() {
    watch.look();
    shelf.look();
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Digest clerk() {
    return shelf.agents().find("clerk").orElseThrow().seen().digest();
  }
}
