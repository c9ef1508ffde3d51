package dev.assize.examination.detonation;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.agent.command.CommandAgent;
import dev.assize.sandbox.Forward;
import dev.assize.sandbox.SandboxException;
import dev.assize.sandbox.decoy.Home;
import dev.assize.sandbox.job.Persona;
import dev.assize.statement.Seed;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;

/** An agent that is a program, with a sandbox of its own. Thread-safe. */
public final class SandboxedPrograms implements Agent {

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Kept for private use, so they are plausible, and nobody's. Ollama answers no other names of a
   * machine than such.
   */
  private static final String DOMAIN = pick("internal", "home.internal", "corp.internal");

  /** The host by which agents know the world; not always the same, or they would know us by it. */
  public static final String WORLD_HOST =
      pick("tools", "mcp", "hub", "apps", "office", "services") + "." + DOMAIN;

  private static final String MODEL_HOST =
      pick("llm", "ai", "models", "gpu", "inference", "ollama") + "." + DOMAIN;
  private static final int MODEL_PORT = 8000;

  private final SandboxedSite site;
  private final SandboxedAgent agent;

  private SandboxedPrograms(SandboxedSite site, SandboxedAgent agent) {
    this.site = site;
    this.agent = agent;
  }

  /**
   * Opens a sandbox for an agent.
   *
   * @param model where its model is served
   * @param world where its world is served, on this machine
   * @throws SandboxException if programs cannot be isolated on this machine
   */
  public static SandboxedPrograms open(CommandAgent agent, URI model, URI world) {
    SandboxedSite site = site(agent, model, world, Home.owner(Seed.fresh()));
    return new SandboxedPrograms(site, new SandboxedAgent(agent, site));
  }

  /**
   * Opens a sandbox for the programs of an agent; whoever opens it closes it.
   *
   * @param agent at any of its levels: all consist of the same programs
   * @param model where its model is served
   * @param world where its world is served, on this machine
   * @param persona who it runs for
   * @throws SandboxException if programs cannot be isolated on this machine
   */
  public static SandboxedSite site(CommandAgent agent, URI model, URI world, Persona persona) {
    return SandboxedSite.open(
        agent.executable().roots(),
        List.of(model(model), new Forward("world", WORLD_HOST, 80, false, server(world))),
        persona);
  }

  /** A model on this machine gets another name, since it is another machine for the agent. */
  private static Forward model(URI model) {
    boolean tls = "https".equals(model.getScheme());
    int port = model.getPort() >= 0 ? model.getPort() : tls ? 443 : 80;
    return isLocal(model.getHost())
        ? new Forward("model", MODEL_HOST, MODEL_PORT, false, server(model))
        : new Forward("model", model.getHost(), port, tls, server(model));
  }

  private static String pick(String... words) {
    return words[RANDOM.nextInt(words.length)];
  }

  private static URI server(URI address) {
    return address.resolve("/");
  }

  private static boolean isLocal(String host) {
    try {
      return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  @Override
  public Run run(Assignment assignment) throws InterruptedException {
    return agent.run(assignment);
  }

  /** Ends the sandbox and everything in it. */
  @Override
  public void close() {
    site.close();
  }
}
