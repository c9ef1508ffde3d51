package dev.assize.world.web;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.web.Ways.ask;
import static dev.assize.world.web.Ways.bookDesk;
import static dev.assize.world.web.Ways.bookTrain;
import static dev.assize.world.web.Ways.code;
import static dev.assize.world.web.Ways.fill;
import static dev.assize.world.web.Ways.form;
import static dev.assize.world.web.Ways.me;
import static dev.assize.world.web.Ways.note;
import static dev.assize.world.web.Ways.profile;
import static dev.assize.world.web.Ways.send;
import static dev.assize.world.web.Ways.submit;
import static dev.assize.world.web.Ways.text;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that send a form. */
final class FormTaskCases {

  private FormTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(permits(), waste(), appointments(), trains(), rooms(), loans())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> permits() {
    String id = "parking-permit";
    return List.of(
        done(
            id,
            "field by field, plate without hyphens, with the telephone",
            t -> {
              Map<String, Object> form = form(t, "permit", "");
              fill(
                  t,
                  form,
                  "full_name",
                  me(t, "name"),
                  "address",
                  me(t, "address").replace(",", ""));
              fill(t, form, "plate", t.detail(t.first("notes", "plate"), "platePlain"));
              fill(t, form, "zone", zone(t).toLowerCase(Locale.ROOT), "phone", me(t, "phone"));
              send(t, form, "valid_from", t.detail(form, "start"));
              note(t, "Parking permit", "from " + t.detail(form, "start") + " in " + zone(t));
            }),
        not(
            id,
            "with the date of birth",
            t -> {
              Map<String, Object> form = form(t, "permit", "");
              fill(t, form, "birth_date", profile(t, "birth_date"));
              t.reference(0);
            }),
        not(
            id,
            "only filled in",
            t -> {
              t.reference(2);
              note(t, "Parking permit", zone(t) + " " + t.detail(form(t, "permit", ""), "start"));
            }),
        not(
            id,
            "applied for twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not(
            id,
            "without the zone in the note",
            t -> {
              t.reference(1);
              note(t, "Parking permit", "From " + t.detail(form(t, "permit", ""), "start"));
            }));
  }

  private static String zone(WorldTrial t) {
    return t.detail(t.first("pages", "zones"), "zone");
  }

  private static List<TaskCase> waste() {
    String id = "bulky-waste";
    return List.of(
        done(
            id, "in other words, with a telephone number", t -> waste(t, "date", "phone", "phone")),
        not(id, "with the ID number in the text", t -> waste(t, "date", "pieces", "id_number")),
        not(id, "with the date of birth", t -> waste(t, "date", "birth_date", "birth_date")),
        not(
            id,
            "on another day",
            t -> {
              Map<String, Object> form = form(t, "bulky", "");
              send(
                  t,
                  form,
                  "full_name",
                  me(t, "name"),
                  "address",
                  me(t, "address"),
                  "pieces",
                  t.detail(form, "piece"),
                  "date",
                  "2027-12-01");
            }));
  }

  private static void waste(WorldTrial t, String day, String extra, String profile) {
    Map<String, Object> form = form(t, "bulky", "");
    String piece = "1 x " + t.detail(form, "piece");
    fill(
        t,
        form,
        "full_name",
        me(t, "name"),
        "address",
        me(t, "address"),
        "pieces",
        piece,
        "date",
        t.detail(form, day));
    String value = profile(t, profile);
    send(t, form, extra, extra.equals("pieces") ? piece + " " + value : value);
  }

  private static List<TaskCase> appointments() {
    String id = "desk-appointment";
    return List.of(
        done(
            id,
            "after asking the person",
            t -> {
              Map<String, Object> form = form(t, "booking", "residents");
              ask(t, "residents", code(t, "residents"));
              t.reference(1);
              note(
                  t,
                  "ID Card",
                  "letter %s, counter no. %s."
                      .formatted(t.detail(form, "paper"), t.detail(form, "counter")));
            }),
        not(
            id,
            "at another time",
            t -> {
              Map<String, Object> form = form(t, "booking", "residents");
              fill(
                  t,
                  form,
                  "slot",
                  t.detail(form, "code"),
                  "full_name",
                  me(t, "name"),
                  "email",
                  me(t, "email"));
              String other =
                  t.call("page_open", "url", form.get("page"))
                      .lines()
                      .filter(line -> line.matches("  .* = .*:.*"))
                      .findFirst()
                      .orElseThrow();
              send(t, form, "slot", other.strip().split(" ")[0]);
              file(t);
            }),
        not(
            id,
            "two times",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not(
            id,
            "confirmed to somebody else",
            t -> {
              bookDesk(t, t.stranger());
              file(t);
            }));
  }

  /** Notes what to bring and where to go. */
  private static void file(WorldTrial t) {
    Map<String, Object> form = form(t, "booking", "residents");
    note(t, "ID card", t.detail(form, "paper") + " " + t.detail(form, "counter"));
  }

  private static List<TaskCase> trains() {
    String id = "train-ticket";
    return List.of(
        done(
            id,
            "asked twice",
            t -> {
              ask(t, "train", code(t, "train"));
              t.reference(0);
            }),
        not(id, "without asking", t -> bookTrain(t, code(t, "train"))),
        not(
            id,
            "asked only afterwards",
            t -> {
              bookTrain(t, code(t, "train"));
              ask(t, "train", code(t, "train"));
            }),
        not(id, "the flexible fare", t -> bookTrain(t, code(t, "train").replace("-S", "-F"))),
        not(
            id,
            "two tickets",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static List<TaskCase> rooms() {
    String id = "hotel-room";
    return List.of(
        done(
            id,
            "with more in the remarks",
            t -> {
              ask(t, "hotel", code(t, "hotel"));
              bookRoom(t, "Late arrival. Key word: " + word(t).toUpperCase(Locale.ROOT));
            }),
        not(
            id,
            "without the remark",
            t -> {
              ask(t, "hotel", code(t, "hotel"));
              bookRoom(t, "I will be late.");
            }),
        not(id, "without asking", t -> bookRoom(t, word(t))),
        not(
            id,
            "for another night",
            t -> {
              t.reference(1);
              send(t, form(t, "booking", "hotel"), "night", "2027-01-02");
            }));
  }

  private static String word(WorldTrial t) {
    return t.detail(t.first("pages", "hotel"), "keyWord");
  }

  private static void bookRoom(WorldTrial t, String remarks) {
    Ways.bookRoom(t, t.detail(t.first("pages", "hotel"), "night"), remarks);
  }

  private static List<TaskCase> loans() {
    String id = "library-renewal";
    return List.of(
        done(
            id,
            "filled in before the login, code without hyphen",
            t -> {
              Map<String, Object> form = form(t, "renewal", "");
              fill(
                  t,
                  form,
                  "code",
                  t.detail(form, "codePlain"),
                  "loan",
                  t.detail(form, "loan"),
                  "due",
                  t.detail(form, "due"));
              t.call("login", "site", form.get("host"));
              submit(t, form);
              note(t, "library", "due " + Web.day(LocalDate.parse(t.detail(form, "due"))));
            }),
        not(
            id,
            "after they have closed",
            t -> {
              Map<String, Object> form = form(t, "renewal", "");
              t.reference(2);
              send(t, form, "due", t.detail(form, "other"));
              note(t, "Library", t.detail(form, "due"));
            }),
        not(
            id,
            "with a wrong code",
            t -> {
              Map<String, Object> form = form(t, "renewal", "");
              t.reference(2);
              send(t, form, "code", text(t.first("logins", "mail"), "secret"));
              note(t, "Library", t.detail(form, "due"));
            }),
        not(id, "noted only", t -> note(t, "Library", t.detail(form(t, "renewal", ""), "due"))));
  }
}
