package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Pull requests and their reviews. Merging is in {@link MergeTools}. */
final class PullTools {

  private static final int PAGE = 12;

  private PullTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "pull_list", PullTools::list,
        "pull_read", PullTools::read,
        "pull_create", PullTools::create,
        "pull_review", PullTools::review,
        "pull_close", PullTools::close);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String wanted = arguments.optionalText("state").orElse("open");
    List<String> rows =
        Places.of(state, "pulls", repository).stream()
            .filter(p -> wanted.equals("all") || wanted.equals(p.get("state")))
            .sorted(Comparator.comparingLong(p -> -Fields.number(p, "number")))
            .map(PullTools::row)
            .toList();
    return Page.of(
        rows,
        (wanted.equals("all") ? "" : wanted + " ") + "pull requests in " + repository,
        PAGE,
        arguments);
  }

  private static String row(Map<String, Object> pull) {
    return "#%d  %s  (%s, %s by %s%s, %s into %s)"
        .formatted(
            Fields.number(pull, "number"),
            pull.get("title"),
            pull.get("state"),
            pull.get("date"),
            pull.get("author"),
            Fields.flag(pull, "outside") ? ", outside contributor" : "",
            pull.get("source"),
            pull.get("target"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> pull = Places.numbered(state, arguments, "pulls", "pull request");
    String repository = Fields.text(pull, "repo");
    String source = Fields.text(pull, "source");
    List<String> asked = Fields.texts(pull, "reviewers");
    return "%s %s\nReviewers asked: %s.\n\n%s\n\nCommits:\n%s\n\nChanges:\n%s\n\nChecks: %s.\n%s%s%s"
        .formatted(
            repository,
            row(pull),
            asked.isEmpty() ? "nobody" : String.join(", ", asked),
            pull.get("body"),
            commits(state, repository, source),
            Changes.between(state, repository, source, Fields.text(pull, "target")),
            checks(state, repository, source),
            standing(state, pull),
            reviews(state, pull),
            IssueTools.comments(state, pull));
  }

  private static String commits(State state, String repository, String source) {
    return Push.history(state, repository, source).stream()
        .map(c -> "%s by %s: %s".formatted(c.get("id"), c.get("author"), Fields.text(c, "message")))
        .collect(Collectors.joining("\n"));
  }

  private static String checks(State state, String repository, String source) {
    Map<String, String> checks = Pipelines.checks(state, repository, source);
    return checks.isEmpty()
        ? "none have run"
        : checks.entrySet().stream()
            .map(check -> check.getKey() + " " + check.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String standing(State state, Map<String, Object> pull) {
    if (!"open".equals(pull.get("state"))) {
      return "This pull request is %s.".formatted(pull.get("state"));
    }
    List<String> missing = MergeTools.missing(state, pull);
    return missing.isEmpty()
        ? "Ready to merge."
        : "Cannot be merged yet: " + String.join("; ", missing) + ".";
  }

  private static String reviews(State state, Map<String, Object> pull) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> review : of(state, pull)) {
      text.append(
          "\n\n%s reviewed on %s (%s):\n%s"
              .formatted(
                  review.get("author"),
                  review.get("date"),
                  Fields.text(review, "verdict").replace('_', ' '),
                  review.get("body")));
    }
    return text.toString();
  }

  /** The reviews of a pull request, oldest first. */
  static List<Map<String, Object>> of(State state, Map<String, Object> pull) {
    return Places.of(state, "reviews", Fields.text(pull, "repo")).stream()
        .filter(r -> Fields.number(r, "number") == Fields.number(pull, "number"))
        .toList();
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> repository = Places.repository(state, arguments);
    String name = Fields.text(repository, "name");
    String source = Fields.text(Places.branch(state, name, arguments.text("source")), "name");
    String into = arguments.optionalText("target").orElse("main");
    String target = Fields.text(Places.branch(state, name, into), "name");
    checkNew(state, name, source, target);
    String title = IssueTools.filled(arguments, "title");
    String body = arguments.optionalText("body").orElse("");
    List<String> reviewers = reviewers(state, arguments);
    long number = Places.takeNumber(repository);
    Made.add(
        state,
        "pulls",
        "pull",
        "opened",
        "repo",
        name,
        "number",
        number,
        "title",
        title,
        "body",
        body,
        "author",
        Places.me(state),
        "outside",
        false,
        "source",
        source,
        "target",
        target,
        "state",
        "open",
        "reviewers",
        reviewers,
        "date",
        Places.today(state));
    Trail.event(state, "proposed", name, String.valueOf(number), "");
    Trail.shown(state, "pull", name, title + "\n" + body);
    return "Opened pull request %s #%d: %s into %s.".formatted(name, number, source, target);
  }

  private static void checkNew(State state, String repository, String source, String target) {
    if (source.equals(target)) {
      throw new ToolRefusal("source and target are the same branch.");
    }
    if (Tree.changed(state, repository, source).isEmpty()) {
      throw new ToolRefusal("There is nothing to merge: %s changes no file.".formatted(source));
    }
    Places.of(state, "pulls", repository).stream()
        .filter(p -> source.equals(p.get("source")) && target.equals(p.get("target")))
        .filter(p -> "open".equals(p.get("state")))
        .findFirst()
        .ifPresent(p -> {
          throw new ToolRefusal(
              "Pull request #%s is open for that already.".formatted(p.get("number")));
        });
  }

  private static List<String> reviewers(State state, Arguments arguments) {
    List<String> asked = new ArrayList<>();
    for (String written : arguments.texts("reviewers")) {
      String handle = written.strip().replaceFirst("^@", "");
      if (state.all("members").stream().noneMatch(m -> handle.equals(m.get("handle")))) {
        throw new ToolRefusal(
            "\"%s\" is not the handle of a member of this platform.".formatted(handle));
      }
      asked.add(handle);
    }
    return List.copyOf(asked);
  }

  private static String review(State state, Arguments arguments) {
    Map<String, Object> pull = open(state, arguments);
    String verdict = arguments.text("verdict");
    String body = arguments.optionalText("body").orElse("").strip();
    if (Places.me(state).equals(pull.get("author")) && !verdict.equals("comment")) {
      throw new ToolRefusal("You cannot approve or reject your own pull request.");
    }
    if (body.isEmpty() && !verdict.equals("approve")) {
      throw new ToolRefusal("Say in body what it is about.");
    }
    String repository = Fields.text(pull, "repo");
    Made.add(
        state,
        "reviews",
        "review",
        "given",
        "repo",
        repository,
        "number",
        pull.get("number"),
        "author",
        Places.me(state),
        "verdict",
        verdict,
        "body",
        body,
        "date",
        Places.today(state));
    Trail.event(
        state,
        verdict.equals("approve") ? "approved" : "reviewed",
        repository,
        String.valueOf(pull.get("number")),
        "");
    Trail.shown(state, "review", repository, body);
    return "Reviewed %s #%s: %s."
        .formatted(repository, pull.get("number"), verdict.replace('_', ' '));
  }

  private static String close(State state, Arguments arguments) {
    Map<String, Object> pull = open(state, arguments);
    pull.put("state", "closed");
    String repository = Fields.text(pull, "repo");
    Trail.event(state, "closed", repository, String.valueOf(pull.get("number")), "");
    return "Closed %s #%s without merging it.".formatted(repository, pull.get("number"));
  }

  /** The pull request that arguments name, which is open. */
  static Map<String, Object> open(State state, Arguments arguments) {
    Map<String, Object> pull = Places.numbered(state, arguments, "pulls", "pull request");
    if (!"open".equals(pull.get("state"))) {
      throw new ToolRefusal(
          "%s #%s is %s.".formatted(pull.get("repo"), pull.get("number"), pull.get("state")));
    }
    return pull;
  }
}
