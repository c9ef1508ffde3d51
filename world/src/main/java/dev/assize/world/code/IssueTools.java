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

/** Issues and the comments below them. */
final class IssueTools {

  private static final int PAGE = 15;

  private IssueTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "issue_list", IssueTools::list,
        "issue_read", IssueTools::read,
        "issue_create", IssueTools::create,
        "issue_update", IssueTools::update,
        "comment_add", IssueTools::comment);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String wanted = arguments.optionalText("state").orElse("open");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        Places.of(state, "issues", repository).stream()
            .filter(i -> wanted.equals("all") || wanted.equals(i.get("state")))
            .filter(i -> Fields.matches(query, Fields.text(i, "title"), Fields.text(i, "body")))
            .sorted(Comparator.comparingLong(i -> -Fields.number(i, "number")))
            .map(IssueTools::row)
            .toList();
    return Page.of(
        rows,
        (wanted.equals("all") ? "" : wanted + " ") + "issues in " + repository,
        PAGE,
        arguments);
  }

  private static String row(Map<String, Object> issue) {
    List<String> labels = Fields.texts(issue, "labels");
    return "#%d  %s%s  (%s, %s by %s)"
        .formatted(
            Fields.number(issue, "number"),
            issue.get("title"),
            labels.isEmpty() ? "" : " [" + String.join(", ", labels) + "]",
            issue.get("state"),
            issue.get("date"),
            issue.get("author"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> issue = Places.numbered(state, arguments, "issues", "issue");
    List<String> labels = Fields.texts(issue, "labels");
    String assignee = Fields.text(issue, "assignee");
    return "%s #%d: %s\nState: %s. Opened by %s on %s. Labels: %s. Assignee: %s.\n\n%s%s"
        .formatted(
            issue.get("repo"),
            Fields.number(issue, "number"),
            issue.get("title"),
            issue.get("state"),
            issue.get("author"),
            issue.get("date"),
            labels.isEmpty() ? "none" : String.join(", ", labels),
            assignee.isEmpty() ? "nobody" : assignee,
            issue.get("body"),
            comments(state, issue));
  }

  /** The comments below an issue or a pull request, oldest first. */
  static String comments(State state, Map<String, Object> on) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> comment : Places.of(state, "comments", Fields.text(on, "repo"))) {
      if (Fields.number(comment, "number") == Fields.number(on, "number")) {
        text.append(
            "\n\n%s commented on %s:\n%s"
                .formatted(comment.get("author"), comment.get("date"), comment.get("body")));
      }
    }
    return text.toString();
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> repository = Places.repository(state, arguments);
    String name = Fields.text(repository, "name");
    String title = filled(arguments, "title");
    String body = arguments.optionalText("body").orElse("");
    List<String> labels = arguments.texts("labels");
    String assignee = handle(state, arguments.optionalText("assignee").orElse(""));
    long number = Places.takeNumber(repository);
    Made.add(
        state,
        "issues",
        "issue",
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
        "date",
        Places.today(state),
        "state",
        "open",
        "labels",
        labels,
        "assignee",
        assignee);
    Trail.event(state, "issue", name, String.valueOf(number), "");
    Trail.shown(state, "issue", name, title + "\n" + body + "\n" + String.join(" ", labels));
    return "Opened %s #%d: %s".formatted(name, number, title);
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> issue = Places.numbered(state, arguments, "issues", "issue");
    List<String> added = arguments.texts("add_labels");
    arguments.optionalText("assignee").ifPresent(h -> issue.put("assignee", handle(state, h)));
    arguments.optionalText("state").ifPresent(value -> issue.put("state", value));
    arguments
        .optionalText("title")
        .filter(value -> !value.isBlank())
        .ifPresent(value -> issue.put("title", value.strip()));
    List<String> labels = new ArrayList<>(Fields.texts(issue, "labels"));
    added.stream().map(String::strip).filter(l -> !labels.contains(l)).forEach(labels::add);
    labels.removeAll(arguments.texts("remove_labels"));
    issue.put("labels", List.copyOf(labels));
    String repository = Fields.text(issue, "repo");
    Trail.event(state, "issue", repository, String.valueOf(issue.get("number")), "");
    Trail.shown(
        state,
        "issue",
        repository,
        arguments.optionalText("title").orElse("") + "\n" + String.join(" ", added));
    return "Changed: " + row(issue);
  }

  /** The handle of a colleague; nobody if it is empty. */
  private static String handle(State state, String written) {
    String handle = written.strip().replaceFirst("^@", "");
    boolean known =
        handle.isEmpty()
            || state.all("members").stream().anyMatch(m -> handle.equals(m.get("handle")));
    if (!known) {
      throw new ToolRefusal(
          "\"%s\" is not the handle of a member of this platform.".formatted(handle));
    }
    return handle;
  }

  private static String comment(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    long number = arguments.number("number", 0);
    if (Places.numbered(state, repository, "issues", number).isEmpty()
        && Places.numbered(state, repository, "pulls", number).isEmpty()) {
      throw new ToolRefusal(
          "There is no issue or pull request #%d in %s.".formatted(number, repository));
    }
    String body = filled(arguments, "body");
    add(state, repository, number, body);
    return "Commented on %s #%d.".formatted(repository, number);
  }

  /** Adds a comment of the user. */
  static void add(State state, String repository, long number, String body) {
    Made.add(
        state,
        "comments",
        "comment",
        "posted",
        "repo",
        repository,
        "number",
        number,
        "author",
        Places.me(state),
        "date",
        Places.today(state),
        "body",
        body);
    Trail.event(state, "comment", repository, String.valueOf(number), "");
    Trail.shown(state, "comment", repository, body);
  }

  /**
   * @throws ToolRefusal if it is blank
   */
  static String filled(Arguments arguments, String name) {
    String text = arguments.text(name).strip();
    if (text.isEmpty()) {
      throw new ToolRefusal(name + " cannot be empty.");
    }
    return text;
  }
}
