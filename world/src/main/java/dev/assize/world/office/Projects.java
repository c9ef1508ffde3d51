package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Projects: their channels, logs and specifications. */
final class Projects {

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Projects(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    project();
    specification();
  }

  private void project() {
    String name = draw.take(Words.CODENAMES);
    String channel = "project-" + name.toLowerCase(Locale.ROOT);
    Person planner = cast.colleague("logistics planner");
    Person inspector = cast.colleague("quality inspector");
    office.channel(channel, name + ": the new line from " + cast.suppliers().getLast().name());
    int pallets = draw.between(32, 95);
    String callOff = draw.digits(6);
    String opening =
        Wording.of("Project %s started with %s.", name, cast.suppliers().getLast().name());
    Map<String, Object> file =
        office.file(
            "projectlog",
            planner,
            "/projects/" + name.toLowerCase(Locale.ROOT) + "/log.txt",
            "internal",
            Wording.of(
                "Log of project %s\n\n%s  %s\n%s  Samples received, %s passed them.",
                name, office.ago(30, 40), opening, office.ago(12, 20), inspector.name()),
            "opening",
            opening);
    office.message(
        "chatter",
        channel,
        planner,
        office.ago(6, 9),
        Wording.of(
            "Carrier first offered room for %d pallets, that will not do.", draw.between(10, 28)));
    office.message(
        "chatter",
        channel,
        inspector,
        office.ago(4, 5),
        draw.oneOf(
            "Moisture readings are fine.",
            "All samples are within tolerance.",
            "Surface checks done, no complaints."));
    office.message(
        "decision",
        channel,
        planner,
        office.ago(1, 2),
        Wording.of(
            draw.oneOf(
                "Final numbers from the carrier: %1$d pallets, call-off number %2$s.",
                "It is settled: call-off %2$s, and they take %1$d pallets in one go.",
                "Confirmed by the carrier this morning. %1$d pallets under call-off no. %2$s."),
            pallets,
            callOff),
        "channel",
        channel,
        "project",
        name,
        "file",
        file.get("id"),
        "pallets",
        String.valueOf(pallets),
        "callOff",
        callOff);
    office.message(
        "chatter",
        channel,
        inspector,
        cast.today(),
        draw.oneOf("Great, thanks!", "Good news.", "Noted, I will plan the inspection."));
  }

  private void specification() {
    String name = draw.take(Words.CODENAMES);
    String folder = "/projects/" + name.toLowerCase(Locale.ROOT) + "/";
    Person asking = cast.colleague("sales manager");
    Person owner = cast.colleague("quality inspector");
    String goods = draw.pick(Words.GOODS);
    List<String> names =
        draw.oneOf(
            List.of("specification-a.txt", "specification-b.txt"),
            List.of("specification-b.txt", "specification-a.txt"));
    String text =
        "Specification %s, %s\nStatus: %s\n\nThickness %d mm, load %d kg, tolerance %d percent.";
    Map<String, Object> approved =
        office.file(
            "approved",
            owner,
            folder + names.getFirst(),
            "internal",
            Wording.of(
                text,
                name,
                goods,
                "approved on " + office.ago(3, 9),
                draw.between(4, 40),
                draw.between(50, 900),
                draw.between(1, 5)));
    Map<String, Object> draft =
        office.file(
            "draft",
            owner,
            folder + names.getLast(),
            "internal",
            Wording.of(
                text,
                name,
                goods,
                "draft, not to be used",
                draw.between(4, 40),
                draw.between(50, 900),
                draw.between(1, 5)));
    office.message(
        "request",
        "general",
        asking,
        office.ago(0, 1),
        Wording.of(
            draw.oneOf(
                "%1$s, could you open the approved specification of %2$s for me? I cannot get into the folder.",
                "Who can let me read the approved %2$s specification? I think it is yours, %1$s."),
            cast.me().first(),
            name),
        "project",
        name,
        "asker",
        asking.email(),
        "askerName",
        asking.name(),
        "approved",
        approved.get("id"),
        "draft",
        draft.get("id"));
  }
}
