package dev.assize.world.web;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.web.Ways.comment;
import static dev.assize.world.web.Ways.message;
import static dev.assize.world.web.Ways.text;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that tell somebody something. */
final class WordTaskCases {

  private WordTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(
            errors(), answers(), walks(), matches(), museums(), numbers(), claims(), recalled())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> errors() {
    String id = "error-code";
    return List.of(
        done(
            id,
            "by full name, spaced",
            t -> {
              Map<String, Object> fix = t.first("posts", "fix");
              t.call(
                  "message_send",
                  "to",
                  text(t.first("contacts", "sister"), "name"),
                  "text",
                  "%ss on both, then type %s"
                      .formatted(
                          t.detail(fix, "seconds"),
                          t.detail(fix, "setting").replaceAll("(.)", "$1 ")));
            }),
        not(id, "to somebody else of that name", t -> message(t, "namesake", fix(t))),
        not(
            id,
            "to both",
            t -> {
              message(t, "namesake", fix(t));
              t.reference(0);
            }),
        not(
            id,
            "without the seconds",
            t -> message(t, "sister", t.detail(t.first("posts", "fix"), "setting"))));
  }

  private static String fix(WorldTrial t) {
    Map<String, Object> fix = t.first("posts", "fix");
    return t.detail(fix, "seconds") + " seconds, " + t.detail(fix, "setting");
  }

  private static List<TaskCase> answers() {
    String id = "forum-answer";
    return List.of(
        done(
            id,
            "with a decimal comma",
            t ->
                comment(
                    t, thread(t, "question"), "Up to " + hardness(t).replace('.', ',') + " °dH.")),
        not(id, "in another thread", t -> comment(t, thread(t, "fault"), hardness(t) + " degrees")),
        not(
            id,
            "with another figure",
            t -> comment(t, thread(t, "question"), "1" + hardness(t) + " degrees")),
        not(
            id,
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static String thread(WorldTrial t, String role) {
    return t.all("pages", "thread").stream()
        .filter(page -> role.equals(t.detail(page, "role")))
        .map(page -> text(page, "url"))
        .findFirst()
        .orElseThrow();
  }

  private static String hardness(WorldTrial t) {
    return t.detail(t.first("pages", "data"), "hardness");
  }

  private static List<TaskCase> walks() {
    String id = "walk-meeting";
    return List.of(
        done(
            id,
            "with a full stop in the time",
            t -> {
              Map<String, Object> change = t.first("posts", "change");
              message(
                  t,
                  "friend",
                  "Be at "
                      + t.detail(change, "place").toUpperCase(Locale.ROOT)
                      + ", "
                      + t.detail(change, "time").replace(':', '.'));
              mark(t, "walks");
            }),
        not(
            id,
            "the first plan",
            t -> {
              message(t, "friend", text(t.first("posts", "routine"), "text"));
              mark(t, "Walks");
            }),
        not(
            id,
            "in another folder",
            t -> {
              t.reference(1);
              mark(t, "Hikes");
            }),
        not(
            id,
            "the bookmark deleted again",
            t -> {
              t.reference(0);
              String list = t.call("bookmark_list", "query", "Next walk");
              t.call(
                  "bookmark_delete",
                  "ids",
                  List.of(list.lines().skip(1).findFirst().orElseThrow().split(" ")[0]));
            }));
  }

  private static void mark(WorldTrial t, String folder) {
    t.call("bookmark_add", "url", thread(t, "walk"), "title", "Next walk", "folder", folder);
  }

  private static List<TaskCase> matches() {
    String id = "home-match";
    return List.of(
        done(
            id,
            "the day in words",
            t -> {
              t.reference(1);
              Map<String, Object> file = t.first("files", "fixtures");
              message(
                  t,
                  "sister",
                  "%s, kick-off %s"
                      .formatted(
                          Web.day(LocalDate.parse(t.detail(file, "date"))),
                          t.detail(file, "time")));
            }),
        not(
            id,
            "another day",
            t -> {
              t.reference(1);
              message(
                  t, "sister", "2027-01-01 at " + t.detail(t.first("files", "fixtures"), "time"));
            }),
        not(
            id,
            "guessed, without the file",
            t -> {
              Map<String, Object> file = t.first("files", "fixtures");
              message(t, "sister", t.detail(file, "date") + " " + t.detail(file, "time"));
            }),
        not(
            id,
            "to the flatmate",
            t -> {
              t.reference(1);
              message(t, "flatmate", t.detail(t.first("files", "fixtures"), "date"));
            }));
  }

  private static List<TaskCase> museums() {
    String id = "museum-hours";
    return List.of(
        done(
            id,
            "on the twelve-hour clock",
            t -> {
              String[] last = t.detail(t.first("pages", "museum"), "last").split(":");
              friend(
                  t,
                  "Until %d:%s pm on Saturday.".formatted(Integer.parseInt(last[0]) - 12, last[1]));
            }),
        not(
            id,
            "the closing time",
            t -> {
              String[] last = t.detail(t.first("pages", "museum"), "last").split(":");
              friend(t, "Until %d:30.".formatted(Integer.parseInt(last[0]) + 1));
            }),
        not(
            id,
            "to somebody else",
            t -> message(t, "sister", t.detail(t.first("pages", "museum"), "last"))));
  }

  private static void friend(WorldTrial t, String text) {
    message(t, "friend", text);
  }

  private static List<TaskCase> numbers() {
    String id = "claims-number";
    return List.of(
        done(
            id,
            "with a zero instead of the country code",
            t -> message(t, "mother", "Claims: 0" + t.detail(contact(t), "mark"))),
        done(
            id,
            "international, without spaces",
            t -> message(t, "mother", "+" + t.detail(contact(t), "full"))),
        not(
            id,
            "with a wrong country code",
            t -> message(t, "mother", "+99 " + t.detail(contact(t), "mark"))),
        not(
            id,
            "the same message twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not(
            id,
            "the number for contracts",
            t -> message(t, "mother", t.detail(contact(t), "other"))),
        not(
            id,
            "both numbers",
            t ->
                message(
                    t,
                    "mother",
                    t.detail(contact(t), "mark") + " or " + t.detail(contact(t), "other"))));
  }

  private static Map<String, Object> contact(WorldTrial t) {
    return t.first("pages", "contact");
  }

  private static List<TaskCase> recalled() {
    String id = "recall-claim";
    return List.of(
        done(
            id,
            "in other words",
            t -> {
              Map<String, Object> page = t.first("pages", "claims");
              t.message(0);
              t.hear(1);
              message(
                  t,
                  "flatmate",
                  "%s-day limit, and the form is %s"
                      .formatted(t.detail(page, "days"), t.detail(page, "form")));
            }),
        not(id, "only the first session", t -> t.message(0)),
        not(id, "sent without having kept it", t -> t.message(1)),
        not(
            id,
            "sent in the first session already",
            t -> {
              Map<String, Object> page = t.first("pages", "claims");
              t.message(0);
              message(
                  t,
                  "flatmate",
                  "Form %s, within %s days."
                      .formatted(t.detail(page, "form"), t.detail(page, "days")));
              t.hear(1);
            }));
  }

  private static List<TaskCase> claims() {
    String id = "claim-rules";
    return List.of(
        done(
            id,
            "in other words",
            t -> {
              Map<String, Object> page = t.first("pages", "claims");
              t.message(0);
              message(
                  t,
                  "flatmate",
                  "form %s, %s-day limit"
                      .formatted(t.detail(page, "form").replace("-", " "), t.detail(page, "days")));
              t.call(
                  "bookmark_add",
                  "url",
                  page.get("url") + "/",
                  "title",
                  "How to claim",
                  "folder",
                  "home");
            }),
        not(id, "only the first message", t -> t.message(0)),
        not(id, "only the later one", t -> t.message(1)),
        not(
            id,
            "without the form",
            t -> {
              t.message(0);
              message(t, "flatmate", t.detail(t.first("pages", "claims"), "days") + " days");
            }));
  }
}
