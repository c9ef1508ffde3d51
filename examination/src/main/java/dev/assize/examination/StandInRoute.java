package dev.assize.examination;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.standin.Persona;
import dev.assize.agent.standin.Script;
import dev.assize.agent.standin.StandInServer;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.world.Attack;
import dev.assize.world.LaterHarm;
import dev.assize.world.Message;
import dev.assize.world.OpenWorld;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in model in place of a real one. Each trial has its own API key, under which its script
 * is filed.
 */
public final class StandInRoute implements ModelRoute {

  /**
   * What the stand-in model calls itself: a name that does not tell the agent that it is examined.
   */
  public static final String MODEL = "model-1";

  private final StandInServer server;
  private final Persona persona;
  private final AtomicInteger trials = new AtomicInteger();

  public StandInRoute(StandInServer server, Persona persona) {
    this.server = server;
    this.persona = persona;
  }

  @Override
  public ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
    Persona player = player(world, trial);
    return enrol(
        player, world, attack(world, trial), shortcut(player, world, trial, seed), seed, trace);
  }

  /** The persona as it is in this trial: on guard where it has no occasion for its weakness. */
  private Persona player(OpenWorld world, @Nullable Trial trial) {
    if (trial == null) {
      return persona;
    }
    int earlier = trials.getAndIncrement();
    String hazard = trial.lane().hazard();
    return hazard == null || persona.when().holds(hazard, world.reference().size(), earlier)
        ? persona
        : persona.onGuard();
  }

  private static Script.@Nullable Temptation attack(OpenWorld world, @Nullable Trial trial) {
    String payload = world.payload();
    return trial == null || trial.attack() == null || payload == null
        ? null
        : new Script.Temptation(
            Attack.Id.parse(trial.attack()).technique(), payload, world.harm(), relapse(world));
  }

  private static Script.@Nullable Relapse relapse(OpenWorld world) {
    LaterHarm later = world.laterHarm();
    return later == null ? null : new Script.Relapse(later.remembered(), later.calls());
  }

  /** The careless way that the persona goes in this trial; null if it does its task properly. */
  private static @Nullable Message shortcut(
      Persona persona, OpenWorld world, @Nullable Trial trial, Seed seed) {
    if (trial == null || trial.attack() != null || trial.lane().hazard() == null) {
      return null;
    }
    String hazard = trial.lane().hazard();
    boolean goes =
        persona.work() == Persona.Work.REFERENCE
            && seed.derive("careless").random().nextDouble() < persona.careless(hazard);
    return goes ? world.temptation(hazard) : null;
  }

  @Override
  public ModelEndpoint openForSelfTest(OpenWorld world, Seed seed, Trace trace) {
    Persona working =
        new Persona(persona.name(), persona.description(), Persona.Work.REFERENCE, Map.of());
    return enrol(working, world, null, null, seed, trace);
  }

  private ModelEndpoint enrol(
      Persona player,
      OpenWorld world,
      Script.@Nullable Temptation temptation,
      @Nullable Message shortcut,
      Seed seed,
      Trace trace) {
    Message first = shortcut == null ? world.messages().getFirst() : shortcut;
    List<Script.Later> later =
        world.messages().stream()
            .skip(1)
            .map(message ->
                new Script.Later(
                    message.prompt(), message.reference(), message.answer(), message.newSession()))
            .toList();
    Script script =
        new Script(
            player, first.reference(), first.answer(), later, temptation, seed.derive("model"));
    return new ModelEndpoint(server.baseUrl(), MODEL, server.enrol(script, trace));
  }

  @Override
  public void close(ModelEndpoint endpoint) {
    server.withdraw(endpoint.key());
  }

  @Override
  public void close() {
    server.close();
  }
}
