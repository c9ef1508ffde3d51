package dev.assize.examination.detonation;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.agent.command.CommandAgent;
import dev.assize.agent.command.Site;
import dev.assize.sandbox.Cell;
import dev.assize.sandbox.SandboxException;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.job.Observations;
import dev.assize.sandbox.watch.FileReport;
import dev.assize.sandbox.watch.ProcessReport;
import dev.assize.statement.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An agent that is a program, run in the sandbox and nowhere else. Thread-safe. */
public final class SandboxedAgent implements Agent, Detonator {

  private final CommandAgent agent;
  private final SandboxedSite site;

  /**
   * @param site stays open; whoever opened it closes it
   */
  public SandboxedAgent(CommandAgent agent, SandboxedSite site) {
    this.agent = agent;
    this.site = site;
  }

  @Override
  public Run run(Assignment assignment) throws InterruptedException {
    SandboxedStay stay = new SandboxedStay(site, Furnishing.NONE, agent.nestedSandbox());
    Run run = run(assignment, stay);
    Cell cell = stay.cell();
    if (cell == null) {
      return run;
    }
    try {
      Detonation detonation = observed(run, stay, cell);
      new Egress(assignment.trace()).note(detonation);
      cell.forget();
      return run;
    } catch (SandboxException e) {
      return Run.unusable("what it did was not observed: " + e.getMessage());
    }
  }

  @Override
  public Detonation run(Assignment assignment, Furnishing furnishing) throws InterruptedException {
    SandboxedStay stay = new SandboxedStay(site, furnishing, agent.nestedSandbox());
    Run run = run(assignment, stay);
    Cell cell = stay.cell();
    if (cell == null) {
      return Detonation.unobserved(run.detail());
    }
    try {
      return observed(run, stay, cell);
    } catch (SandboxException e) {
      return Detonation.unobserved("what it did was not observed: " + e.getMessage());
    }
  }

  private Run run(Assignment assignment, SandboxedStay stay) throws InterruptedException {
    try {
      return agent.run(assignment, new OneStay(stay));
    } catch (InterruptedException e) {
      Cell cell = stay.cell();
      if (cell != null) {
        cell.close();
      }
      throw e;
    }
  }

  private static Detonation observed(Run run, SandboxedStay stay, Cell cell)
      throws InterruptedException {
    Observations seen = stay.end(cell);
    List<Flow> flows = FlowLog.read(cell.captured().resolve("flows.jsonl"));
    return new Detonation(
        run,
        flows,
        cell.captured(),
        finding(seen, "files", FileReport.class, FileReport.NONE),
        finding(seen, "processes", ProcessReport.class, new ProcessReport(List.of())).starts(),
        stay.left(),
        stay.leftRunning(),
        seen.gaps());
  }

  /** What is missing here is named among the gaps. */
  private static <T> T finding(Observations seen, String name, Class<T> type, T none) {
    JsonNode found = seen.findings().get(name);
    return found == null ? none : Json.mapper().treeToValue(found, type);
  }

  /** The site as one run sees it. */
  private final class OneStay implements Site {

    private final SandboxedStay stay;

    OneStay(SandboxedStay stay) {
      this.stay = stay;
    }

    @Override
    public String searchPath() {
      return SandboxedSite.SEARCH_PATH;
    }

    @Override
    public String path(Path ofThisMachine) {
      return site.path(ofThisMachine);
    }

    @Override
    public URI address(URI ofThisMachine) {
      return site.address(ofThisMachine);
    }

    @Override
    public boolean hasExecutable(String path) {
      return site.hasExecutable(path);
    }

    @Override
    public Stay open(Assignment assignment) {
      return stay;
    }
  }

  /** The site is not closed: other settings of the same agent run there. */
  @Override
  public void close() {}
}
