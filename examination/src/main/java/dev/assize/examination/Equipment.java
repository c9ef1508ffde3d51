package dev.assize.examination;

import dev.assize.agent.Agent;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.chat.ChatAgent;
import dev.assize.agent.command.Approvals;
import dev.assize.agent.command.CommandAgent;
import dev.assize.agent.command.Descriptor;
import dev.assize.agent.command.Installation;
import dev.assize.agent.command.InstallationException;
import dev.assize.agent.command.Program;
import dev.assize.agent.command.Variants;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.agent.standin.Persona;
import dev.assize.agent.standin.Personas;
import dev.assize.agent.standin.StandInServer;
import dev.assize.examination.detonation.SandboxedPrograms;
import dev.assize.examination.proposing.AttackerModel;
import dev.assize.statement.Digest;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.Techniques;
import dev.assize.world.mcp.WorldServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a laboratory together for an agent: installs it where it has to be installed, and starts
 * what it needs.
 *
 * @param descriptions the folder {@code agents/}, with descriptors and personas
 * @param installations where agents are installed
 * @param environment the environment variables, for keys
 */
public record Equipment(Path descriptions, Path installations, Map<String, String> environment) {

  public Equipment {
    environment = Map.copyOf(environment);
  }

  /**
   * A laboratory that is ready for the self-test.
   *
   * @param news hears what takes a while
   * @throws DocumentException if the manifest names an agent or persona that does not exist, or if
   *     the agent cannot be installed or has no such level of approvals
   */
  public Laboratory equip(
      Manifest manifest, Worlds worlds, Techniques techniques, Consumer<String> news)
      throws InterruptedException {
    Interface agentInterface = manifest.agentInterface();
    Route route = route(manifest, techniques);
    WorldServer server = WorldServer.start(SandboxedPrograms.WORLD_HOST);
    try {
      Agent agent =
          switch (agentInterface) {
            case Interface.Chat chat ->
                new ChatAgent(chat, !(chat.model() instanceof ModelSource.StandIn));
            case Interface.Command command -> {
              CommandAgent program = program(manifest, command, command.approvals(), false, news);
              news.accept("opening the sandbox");
              yield SandboxedPrograms.open(program, route.baseUrl(), server.address());
            }
          };
      return new Laboratory(agent, route.models(), worlds, techniques, server);
    } catch (RuntimeException | InterruptedException e) {
      route.models().close();
      server.close();
      throw e;
    }
  }

  /**
   * Whether the agent can continue its session with a later message of its user. Nothing is
   * installed for that.
   *
   * @throws DocumentException if the manifest names an agent that does not exist
   */
  public boolean resumes(Manifest manifest) {
    return switch (manifest.agentInterface()) {
      case Interface.Chat _ -> true;
      case Interface.Command command -> variants(command).base().resumes();
    };
  }

  /**
   * How the agent gets at its model. Whoever asked for it closes it.
   *
   * @param models opens the model for one run
   * @param baseUrl where it is
   */
  public record Route(ModelRoute models, URI baseUrl) implements AutoCloseable {

    @Override
    public void close() {
      models.close();
    }
  }

  /**
   * The endpoint of a plan's attacker's model, with its key; null if the plan names none.
   *
   * @throws ModelSource.MissingKeyException if the key is not in the environment
   */
  public @Nullable ModelEndpoint attackerModel(Plan plan) {
    AttackerModel model = plan.attackerModel();
    return model == null ? null : model.source().open(environment);
  }

  /**
   * Installs the agent where it has to be installed, and says which program that is.
   *
   * @param news hears what takes a while
   * @return as in {@link Plan.Subject#program}
   * @throws DocumentException if the manifest names an agent that does not exist or cannot be
   *     installed
   */
  public @Nullable Digest program(Manifest manifest, Consumer<String> news)
      throws InterruptedException {
    if (!(manifest.agentInterface() instanceof Interface.Command command
        && command.program() instanceof Program.Known known)) {
      return null;
    }
    Descriptor descriptor = Descriptor.find(descriptions, known.name());
    Installation installation = new Installation(installations, news);
    try {
      installation.install(descriptor);
      return installation.digest(descriptor);
    } catch (InstallationException e) {
      throw problem(manifest, e);
    }
  }

  /**
   * A program at one of its levels, installed if it has to be.
   *
   * @param optedOut whether with what its documentation offers those who want it to send less
   * @param news hears what takes a while
   * @throws DocumentException if the manifest names an agent that does not exist or cannot be
   *     installed, or if it has no such level or no opt-out
   */
  public CommandAgent program(
      Manifest manifest,
      Interface.Command command,
      Approvals level,
      boolean optedOut,
      Consumer<String> news)
      throws InterruptedException {
    try {
      return CommandAgent.of(
          command.program(),
          level,
          optedOut,
          manifest.directory(),
          descriptions,
          new Installation(installations, news));
    } catch (InstallationException | IllegalArgumentException e) {
      throw problem(manifest, e);
    }
  }

  /**
   * The ways in which a program can be started.
   *
   * @throws DocumentException if the manifest names an agent that does not exist
   */
  public Variants variants(Interface.Command command) {
    return switch (command.program()) {
      case Program.Known known -> Descriptor.find(descriptions, known.name()).variants();
      case Program.SpelledOut spelledOut -> spelledOut.variants();
    };
  }

  private static DocumentException problem(Manifest manifest, RuntimeException cause) {
    return new DocumentException(
        List.of("the agent " + manifest.metadata().name() + ": " + cause.getMessage()));
  }

  /**
   * Opens the way to an agent's model.
   *
   * @throws DocumentException if there is no such persona
   */
  public Route route(Manifest manifest, Techniques techniques) {
    return switch (manifest.agentInterface().model()) {
      case ModelSource.Endpoint endpoint -> {
        ModelEndpoint open = endpoint.open(environment);
        yield new Route(ModelRoute.to(open), open.baseUrl());
      }
      case ModelSource.StandIn standIn -> {
        Persona persona =
            persona(standIn.persona(), manifest.directory()).withObeys(standIn.obeys());
        requireKnown(persona, techniques);
        StandInServer server = StandInServer.start();
        yield new Route(new StandInRoute(server, persona), server.baseUrl());
      }
    };
  }

  /** Personas that are not shipped may lie beside the manifest. */
  private Persona persona(String name, Path directory) {
    boolean own =
        !Personas.names(descriptions).contains(name) && Personas.names(directory).contains(name);
    return Personas.named(own ? directory : descriptions, name);
  }

  /** A misspelt technique would silently get the default probability. */
  private static void requireKnown(Persona persona, Techniques techniques) {
    for (String technique : persona.obeys().keySet()) {
      if (!technique.equals(Persona.DEFAULT) && techniques.find(technique).isEmpty()) {
        throw new DocumentException(
            List.of(
                "persona "
                    + persona.name()
                    + ": obeys."
                    + technique
                    + ": there is no such technique in attacks/; use its id, or \"default\""));
      }
    }
  }
}
