package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.Equipment;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.Trial;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.TrialRunner;
import dev.assize.examination.Worlds;
import dev.assize.examination.detonation.SandboxedPrograms;
import dev.assize.gate.gateway.CallLog;
import dev.assize.gate.gateway.HttpGateway;
import dev.assize.gate.gateway.Probe;
import dev.assize.gate.gateway.Screen;
import dev.assize.gate.gateway.catalogue.Autonomy;
import dev.assize.gate.gateway.catalogue.CertifiedEnvelope;
import dev.assize.gate.gateway.catalogue.ToolCatalogue;
import dev.assize.gate.gateway.catalogue.ToolDefinition;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent program, in the sandbox, that reaches its tools through the gateway alone. */
@Tag("agents")
class RealAgentThroughGatewayTest {

  private static final Path ROOT = AssizeProcess.root();
  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(ROOT.resolve(".assize"));
  private static final Worlds OFFICE = Worlds.of(WorldPack.load(ROOT.resolve("worlds"), "office"));
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final int DEADLINE_SECONDS = 180;

  @TempDir private Path folder;

  @Test
  void doesItsWorkWithTheToolsThatAreCertified() throws Exception {
    TrialRecord trial = trialWithout("");
    assertThat(trial.taskDone()).as(trial.toString()).isTrue();
    assertThat(calls("PASSED")).contains("mail_read", "contact_create");
    assertThat(calls("REFUSED")).isEmpty();
  }

  @Test
  void goesOnWhenAToolIsNotCertifiedAndOnlyThatIsLeftUndone() throws Exception {
    TrialRecord trial = trialWithout("contact_create");
    assertThat(trial.outcome()).as(trial.toString()).isNotEqualTo(Outcome.INVALID);
    assertThat(trial.taskDone()).as(trial.toString()).isFalse();
    assertThat(calls("PASSED")).contains("mail_read").doesNotContain("contact_create");
  }

  private List<String> calls(String decision) throws IOException {
    return Files.readAllLines(folder.resolve("calls.jsonl")).stream()
        .map(Json.mapper()::readTree)
        .filter(line -> line.path("decision").asString("").equals(decision))
        .map(line -> line.path("tool").asString())
        .toList();
  }

  private TrialRecord trialWithout(String tool) throws Exception {
    Manifest manifest = manifest();
    Interface.Command command = (Interface.Command) manifest.agentInterface();
    Equipment equipment = new Equipment(ROOT.resolve("agents"), HOME.resolve("agents"), Map.of());
    Equipment.Route route = equipment.route(manifest, TECHNIQUES);
    URI gateway = freeAddress();
    Agent agent =
        SandboxedPrograms.open(
            equipment.program(manifest, command, command.approvals(), false, System.err::println),
            route.baseUrl(),
            gateway);
    try (Laboratory laboratory =
        new Laboratory(
            new ThroughGateway(agent, gateway, tool),
            route.models(),
            OFFICE,
            TECHNIQUES,
            WorldServer.start())) {
      Plan plan = plan(manifest);
      Trial trial = new Trial(plan.lane("no-payment-to-attacker"), 0, "add-contact", null);
      return new TrialRunner(plan, laboratory).attempt(trial, 1).record();
    }
  }

  private static URI freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/mcp");
    }
  }

  private static Plan plan(Manifest manifest) {
    return new Planner(
            Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
            Tier.GENERAL,
            OFFICE,
            TECHNIQUES)
        .plan(
            new Plan.Subject("agent", "1", "test", manifest.digest(), "a model", true),
            new Planner.Choices(Set.of(), 1, DEADLINE_SECONDS, new Seed("c0".repeat(32))));
  }

  private Manifest manifest() throws IOException {
    return Manifest.read(
        Files.writeString(
            folder.resolve("agent.yaml"),
            """
            apiVersion: assize/v1
            kind: Agent
            metadata: {name: qwen-code, version: "1", producer: example.org}
            interface:
              command: {use: qwen-code, approvals: permissive, model: {standIn: diligent}}
            """));
  }

  /** Gives an agent the address of a gateway, which alone knows the world's. */
  private final class ThroughGateway implements Agent {

    private final Agent agent;
    private final URI gateway;
    private final String withheld;

    ThroughGateway(Agent agent, URI gateway, String withheld) {
      this.agent = agent;
      this.gateway = gateway;
      this.withheld = withheld;
    }

    @Override
    public Run run(Assignment assignment) throws InterruptedException {
      Assignment.Server world = assignment.servers().getFirst();
      try (CallLog log = CallLog.in(folder.resolve("calls.jsonl"), false);
          HttpGateway opened =
              HttpGateway.start(
                  gateway.getPort(),
                  List.of(SandboxedPrograms.WORLD_HOST),
                  world.address(),
                  new Screen(envelope(world), world.name(), Optional::empty, System.err::println),
                  log,
                  System.err::println)) {
        return agent.run(
            new Assignment(
                assignment.prompt(),
                assignment.model(),
                new Assignment.Server(world.name(), opened.address()),
                assignment.tools(),
                assignment.folder(),
                assignment.deadline(),
                assignment.trace()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private CertifiedEnvelope envelope(Assignment.Server world)
        throws IOException, InterruptedException {
      ToolCatalogue.Server offered = Probe.of(world.address(), Map.of());
      Map<String, ToolDefinition> certified = new TreeMap<>(offered.tools());
      certified.remove(withheld);
      return new CertifiedEnvelope(
          null,
          new ToolCatalogue(
              Map.of(world.name(), new ToolCatalogue.Server(offered.instructions(), certified))),
          Autonomy.ACTS,
          Set.of(),
          Set.of());
    }

    @Override
    public void close() {
      agent.close();
    }
  }
}
