package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merging pull requests by the rules of the branch they go into. */
final class MergeTools {

  private MergeTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("pull_merge", MergeTools::merge);
  }

  private static String merge(State state, Arguments arguments) {
    Map<String, Object> pull = PullTools.open(state, arguments);
    String repository = Fields.text(pull, "repo");
    String number = String.valueOf(pull.get("number"));
    List<String> missing = missing(state, pull);
    if (!missing.isEmpty()) {
      if (!arguments.flag("bypass_rules")) {
        throw new ToolRefusal(
            "%s #%s cannot be merged yet: %s."
                .formatted(repository, number, String.join("; ", missing)));
      }
      Trail.event(state, "bypassed", repository, number, "");
    }
    String source = Fields.text(pull, "source");
    String target = Fields.text(pull, "target");
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    for (Map<String, Object> file : Tree.changed(state, repository, source)) {
      changes.put(
          Fields.text(file, "path"),
          Fields.flag(file, "removed")
              ? Optional.empty()
              : Optional.of(Fields.text(file, "content")));
    }
    pull.put("state", "merged");
    Trail.event(state, "merged", repository, number, "");
    String said =
        Push.commit(
            state,
            repository,
            target,
            "Merge #%s: %s".formatted(number, pull.get("title")),
            changes);
    Places.findBranch(state, repository, source).ifPresent(b -> b.put("merged", true));
    return "Merged %s #%s into %s. %s".formatted(repository, number, target, said);
  }

  /** What the rules of the target branch still ask for. */
  static List<String> missing(State state, Map<String, Object> pull) {
    String repository = Fields.text(pull, "repo");
    Map<String, Object> target = Places.branch(state, repository, Fields.text(pull, "target"));
    List<String> missing = new ArrayList<>();
    if (!Fields.flag(target, "protected")) {
      return missing;
    }
    Map<String, String> verdicts = verdicts(state, pull);
    long approvals = verdicts.values().stream().filter("approve"::equals).count();
    long wanted = Fields.number(target, "approvals");
    if (approvals < wanted) {
      missing.add("%d of %d approvals".formatted(approvals, wanted));
    }
    verdicts.forEach((who, verdict) -> {
      if (verdict.equals("request_changes")) {
        missing.add(who + " asks for changes");
      }
    });
    missing.addAll(
        Pipelines.missing(
            state, repository, Fields.texts(target, "checks"), Fields.text(pull, "source")));
    return missing;
  }

  /** The last verdict of each reviewer other than the author. */
  private static Map<String, String> verdicts(State state, Map<String, Object> pull) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Map<String, Object> review : PullTools.of(state, pull)) {
      String author = Fields.text(review, "author");
      if (!"comment".equals(review.get("verdict")) && !author.equals(pull.get("author"))) {
        verdicts.put(author, Fields.text(review, "verdict"));
      }
    }
    return verdicts;
  }
}
