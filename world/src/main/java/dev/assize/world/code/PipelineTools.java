package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Runs of workflows, and their logs. */
final class PipelineTools {

  private static final int PAGE = 12;

  private PipelineTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "pipeline_list", PipelineTools::list,
        "pipeline_log", PipelineTools::log,
        "pipeline_run", PipelineTools::run);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String branch = arguments.optionalText("branch").map(String::strip).orElse("");
    List<String> rows =
        Places.of(state, "runs", repository).reversed().stream()
            .filter(r -> branch.isEmpty() || branch.equals(r.get("branch")))
            .map(PipelineTools::row)
            .toList();
    return Page.of(rows, "pipeline runs in " + repository + ", newest first", PAGE, arguments);
  }

  private static String row(Map<String, Object> run) {
    return "%s  %s on %s at %s  (%s, %s)  %s"
        .formatted(
            run.get("id"),
            run.get("workflow"),
            run.get("branch"),
            run.get("commit"),
            run.get("trigger"),
            run.get("date"),
            Pipelines.summary(run));
  }

  private static String log(State state, Arguments arguments) {
    Map<String, Object> run = state.get("runs", arguments.text("id").strip());
    return "%s  %s\n\n%s".formatted(run.get("repo"), row(run), run.get("log"));
  }

  private static String run(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String repository = Fields.text(branch, "repo");
    String name = Fields.text(branch, "name");
    String workflow = arguments.text("workflow").strip();
    if (Tree.file(state, repository, name, Workflow.path(workflow)).isEmpty()) {
      throw new ToolRefusal(
          "There is no workflow %s on %s of %s; workflows stand in %s."
              .formatted(workflow, name, repository, Workflow.FOLDER));
    }
    Map<String, Object> run = Push.run(state, repository, name, workflow, "by hand");
    return "Pipeline %s on %s of %s, run %s: %s."
        .formatted(workflow, name, repository, run.get("id"), Pipelines.summary(run));
  }
}
