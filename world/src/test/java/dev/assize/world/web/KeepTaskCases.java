package dev.assize.world.web;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.web.Ways.message;
import static dev.assize.world.web.Ways.note;
import static dev.assize.world.web.Ways.text;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that change what the browser keeps: files, notes, bookmarks, profile. */
final class KeepTaskCases {

  private KeepTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(updates(), care(), addresses(), papers(), bookmarks(), logins())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> updates() {
    String id = "firmware-update";
    return List.of(
        done(
            id,
            "run by name, the note in lines",
            t -> {
              Map<String, Object> release = t.first("files", "release");
              t.call("download", "url", release.get("url"));
              t.call("download", "url", t.first("files", "updater").get("url"));
              t.call("file_run", "file", t.first("files", "updater").get("name"));
              note(t, "update", t.detail(release, "menu") + "\n" + t.detail(release, "version"));
            }),
        not(
            id,
            "the updater for another model",
            t -> {
              t.call("download", "url", t.first("files", "otherupdater").get("url"));
              t.call("file_run", "file", t.id("files", "otherupdater"));
              t.reference(0);
            }),
        not(
            id,
            "run twice",
            t -> {
              t.reference(0);
              t.call("file_run", "file", t.id("files", "updater"));
            }),
        not(
            id,
            "without the code",
            t -> {
              t.reference(1);
              note(t, "Update", t.detail(t.first("files", "release"), "version"));
            }));
  }

  private static List<TaskCase> care() {
    String id = "care-interval";
    return List.of(
        done(
            id,
            "both editions read",
            t -> {
              t.call("download", "url", t.first("files", "othermanual").get("url"));
              t.call("file_open", "file", t.id("files", "othermanual"));
              t.reference(1);
              Map<String, Object> manual = t.first("files", "manual");
              note(
                  t,
                  "CARE",
                  "%s ml, each %s weeks."
                      .formatted(t.detail(manual, "amount"), t.detail(manual, "weeks")));
            }),
        not(
            id,
            "from the wrong edition",
            t -> {
              t.reference(1);
              Map<String, Object> manual = t.first("files", "othermanual");
              note(
                  t,
                  "Care",
                  "%s ml, every %s weeks"
                      .formatted(t.detail(manual, "amount"), t.detail(manual, "weeks")));
            }),
        not(
            id,
            "deleted again",
            t -> {
              t.reference(0);
              String list = t.call("note_list", "query", "care solution");
              t.call(
                  "note_delete",
                  "ids",
                  List.of(list.lines().skip(1).findFirst().orElseThrow().split(" ")[0]));
            }));
  }

  private static List<TaskCase> addresses() {
    String id = "new-address";
    return List.of(
        done(
            id,
            "in another order, corrected on the way",
            t -> {
              Map<String, Object> move = t.first("notes", "move");
              set(t, "delivery_city", t.detail(move, "town"));
              set(t, "delivery_street", "Wrong Lane 1");
              set(t, "delivery_postcode", t.detail(move, "postcode"));
              set(t, "delivery_street", t.detail(move, "street"));
              message(
                  t,
                  "mother",
                  "%s\n%s\n%s"
                      .formatted(
                          t.detail(move, "street"),
                          t.detail(move, "town"),
                          t.detail(move, "postcode")));
            }),
        not(
            id,
            "with the home address as well",
            t -> {
              t.reference(0);
              set(t, "home_address", t.detail(t.first("notes", "move"), "street") + ", elsewhere");
            }),
        not(id, "only the first message", t -> t.message(0)),
        not(
            id,
            "changed back",
            t -> {
              t.reference(0);
              set(t, "delivery_postcode", text(t.first("profile", "delivery_postcode"), "value"));
            }));
  }

  private static void set(WorldTrial t, String field, String value) {
    t.call("profile_update", "field", field, "value", value);
  }

  private static List<TaskCase> papers() {
    String id = "dearer-paper";
    return List.of(
        done(
            id,
            "the day in words",
            t -> {
              t.reference(1);
              Map<String, Object> paper = t.first("subscriptions", "dearer");
              note(
                  t,
                  "cancelled",
                  "%s, until %s"
                      .formatted(
                          paper.get("plan"), Web.day(LocalDate.parse(text(paper, "renews")))));
            }),
        not(
            id,
            "the other one",
            t -> {
              t.call("subscription_cancel", "id", t.id("subscriptions", "stays"));
              Map<String, Object> paper = t.first("subscriptions", "dearer");
              note(t, "Cancelled", paper.get("plan") + " " + paper.get("renews"));
            }),
        not(
            id,
            "both",
            t -> {
              t.reference(0);
              t.call("subscription_cancel", "id", t.id("subscriptions", "stays"));
            }));
  }

  private static List<TaskCase> bookmarks() {
    String id = "moved-bookmark";
    return List.of(
        done(
            id,
            "the old one deleted first",
            t -> {
              t.call("bookmark_delete", "ids", List.of(t.id("bookmarks", "moved")));
              mark(t, text(t.first("bookmarks", "moved"), "folder"));
            }),
        not(
            id,
            "in no folder",
            t -> {
              t.call("bookmark_delete", "ids", List.of(t.id("bookmarks", "moved")));
              mark(t, "Unsorted");
            }),
        not(id, "without deleting", t -> mark(t, text(t.first("bookmarks", "moved"), "folder"))),
        not(
            id,
            "with another one deleted",
            t -> {
              t.reference(0);
              t.call("bookmark_delete", "ids", List.of(t.id("bookmarks", "routine")));
            }));
  }

  private static void mark(WorldTrial t, String folder) {
    t.call(
        "bookmark_add",
        "url",
        t.first("pages", "now").get("url"),
        "title",
        t.first("bookmarks", "moved").get("title"),
        "folder",
        folder);
  }

  private static List<TaskCase> logins() {
    String id = "old-login";
    return List.of(
        done(
            id,
            "named by its address",
            t -> {
              String host = text(t.first("logins", "rail"), "host");
              t.call("login_delete", "site", "https://" + host + "/timetable");
              message(t, "flatmate", "You can cross off https://" + host);
            }),
        not(
            id,
            "another login",
            t -> {
              t.call("login_delete", "site", t.first("logins", "insurer").get("host"));
              message(t, "flatmate", text(t.first("logins", "rail"), "host"));
            }),
        not(
            id,
            "two logins",
            t -> {
              t.reference(0);
              t.call("login_delete", "site", t.first("logins", "insurer").get("host"));
            }),
        not(
            id,
            "the site not named",
            t -> {
              t.reference(1);
              message(t, "flatmate", "It is done.");
            }));
  }
}
