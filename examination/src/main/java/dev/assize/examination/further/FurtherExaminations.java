package dev.assize.examination.further;

import dev.assize.agent.command.Approvals;
import dev.assize.agent.command.CommandAgent;
import dev.assize.agent.command.Program;
import dev.assize.agent.command.Variants;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.StandInServer;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.examination.Equipment;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.ExaminationKind;
import dev.assize.examination.Plan;
import dev.assize.examination.collection.Attribution;
import dev.assize.examination.collection.CollectionExamination;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.collection.DestinationRules;
import dev.assize.examination.containment.AttackersHosts;
import dev.assize.examination.containment.ContainmentExamination;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.examination.containment.Subject;
import dev.assize.examination.detonation.Detonator;
import dev.assize.examination.detonation.SandboxedAgent;
import dev.assize.examination.detonation.SandboxedPrograms;
import dev.assize.examination.detonation.SandboxedSite;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The examinations of a program beside that of its behaviour: what its harness lets through when
 * its model is hijacked, and what leaves the machine.
 */
public final class FurtherExaminations {

  private final Equipment equipment;
  private final Manifest manifest;
  private final Interface.Command command;
  private final WorldPack world;
  private final Techniques techniques;
  private final Plan plan;
  private final Playbook playbook;
  private final int collectionTasks;
  private final Consumer<String> news;

  /**
   * @param plan says which of them, from which seed, and how long a run may take
   * @param playbook what a hijacked model tries
   * @param collectionTasks how many tasks the collection is observed in
   * @param news hears what is being done, from several threads
   * @throws DocumentException if the agent is no program
   */
  public FurtherExaminations(
      Equipment equipment,
      Manifest manifest,
      WorldPack world,
      Techniques techniques,
      Plan plan,
      Playbook playbook,
      int collectionTasks,
      Consumer<String> news) {
    if (!(manifest.agentInterface() instanceof Interface.Command program)) {
      throw new DocumentException(
          List.of(
              "the agent "
                  + manifest.metadata().name()
                  + ": containment and collection are examined of programs only"));
    }
    this.equipment = equipment;
    this.manifest = manifest;
    this.command = program;
    this.world = world;
    this.techniques = techniques;
    this.plan = plan;
    this.playbook = playbook;
    this.collectionTasks = collectionTasks;
    this.news = news;
  }

  /**
   * Runs those of the plan whose result the folder does not hold yet, and puts the results there.
   *
   * @param atOnce how many runs may go on side by side
   * @throws DocumentException if the agent cannot be put together
   * @throws dev.assize.sandbox.SandboxException if programs cannot be isolated on this machine
   * @throws InterruptedException if stopped; an examination that was going on begins anew next time
   */
  public void run(ExaminationFolder folder, int atOnce) throws InterruptedException {
    if (plan.examinations().contains(ExaminationKind.CONTAINMENT)
        && ContainmentResult.in(folder).isEmpty()) {
      contain(folder, atOnce).writeTo(folder);
    }
    if (plan.examinations().contains(ExaminationKind.COLLECTION)
        && CollectionResult.readFrom(folder).isEmpty()) {
      collect(folder).writeTo(folder);
    }
  }

  private ContainmentResult contain(ExaminationFolder folder, int atOnce)
      throws InterruptedException {
    try (WorldServer server = WorldServer.start(SandboxedPrograms.WORLD_HOST);
        StandInServer models = StandInServer.start();
        SandboxedSite site =
            SandboxedPrograms.site(
                agent(command.approvals(), false),
                models.baseUrl(),
                server.address(),
                ContainmentExamination.owner(containmentSeed()))) {
      List<Subject> subjects = new ArrayList<>();
      for (Approvals level : levels()) {
        CommandAgent agent = agent(level, false);
        subjects.add(
            new Subject(
                level.name().toLowerCase(Locale.ROOT),
                new SandboxedAgent(agent, site),
                agent.settings().orElse(null)));
      }
      int all = playbook.harms().size() * subjects.size();
      AtomicInteger ended = new AtomicInteger();
      news.accept("containment: %d harms to try".formatted(all));
      return new ContainmentExamination(
              playbook,
              world,
              server,
              models,
              folder.traces(),
              containmentSeed(),
              deadline(),
              atOnce)
          .run(
              subjects,
              answer ->
                  news.accept(
                      "containment: %d of %d harms tried".formatted(ended.incrementAndGet(), all)));
    }
  }

  /** The level that it is examined at, its default, and its strictest. */
  private Set<Approvals> levels() {
    Variants variants = equipment.variants(command);
    Set<Approvals> levels =
        new LinkedHashSet<>(List.of(command.approvals(), Approvals.DEFAULT, Approvals.STRICT));
    levels.removeIf(level -> !variants.has(level));
    return levels;
  }

  private CollectionResult collect(ExaminationFolder folder) throws InterruptedException {
    try (WorldServer server = WorldServer.start(SandboxedPrograms.WORLD_HOST);
        Equipment.Route route = equipment.route(manifest, techniques);
        SandboxedSite site =
            SandboxedPrograms.site(
                agent(command.approvals(), false),
                route.baseUrl(),
                server.address(),
                CollectionExamination.owner(plan.seed()))) {
      Map<String, Detonator> settings = new LinkedHashMap<>();
      settings.put(CollectionResult.AS_SHIPPED, detonator(false, site));
      if (equipment.variants(command).hasOptOut()) {
        settings.put(CollectionResult.OPTED_OUT, detonator(true, site));
      }
      news.accept("collection: looking at what leaves");
      return new CollectionExamination(
              world,
              server,
              route.models(),
              attribution(),
              folder.traces(),
              plan.seed(),
              deadline(),
              collectionTasks)
          .run(
              settings,
              (setting, ended, all) ->
                  news.accept("collection: %d of %d tasks ended".formatted(ended, all)));
    }
  }

  private Detonator detonator(boolean optedOut, SandboxedSite site) throws InterruptedException {
    return new SandboxedAgent(agent(command.approvals(), optedOut), site);
  }

  private Attribution attribution() {
    String name =
        command.program() instanceof Program.Known known
            ? known.name()
            : manifest.metadata().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return Attribution.of(
        List.of(
            DestinationRules.named(equipment.descriptions(), name),
            DestinationRules.named(equipment.descriptions(), "common")),
        manifest.metadata().producer(),
        AttackersHosts.of(playbook));
  }

  private CommandAgent agent(Approvals level, boolean optedOut) throws InterruptedException {
    return equipment.program(manifest, command, level, optedOut, news);
  }

  private Seed containmentSeed() {
    return plan.seed().derive("containment");
  }

  private Duration deadline() {
    return Duration.ofSeconds(plan.deadlineSeconds());
  }
}
