package dev.assize.world.council;

import dev.assize.world.council.Register.Home;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** Everyday noise: what no task is about, but every office is full of. */
final class Background {

  private static final int VISITS = 6;

  private final Council council;
  private final CaseFiles files;
  private final Register register;
  private final Papers papers;
  private final Draw draw;

  Background(Council council, CaseFiles files, Register register, Papers papers) {
    this.council = council;
    this.files = files;
    this.register = register;
    this.papers = papers;
    draw = council.draw();
  }

  void furnish() {
    closed("completed");
    closed("withdrawn");
    for (Programme programme : Programme.values()) {
      Home home = register.home("routine", programme, 1, draw.between(0, 1));
      Map<String, Object> file = routine(programme, home);
      files.grant(file, draw.cents(110, 380), council.ago(190, 300));
      papers.other(file, home.head());
    }
    everyFile();
    visits();
  }

  private void closed(String reason) {
    Home home = register.home("closed", Programme.HOUSING, 1, 0);
    Map<String, Object> file = routine(Programme.HOUSING, home);
    files.refused(file, "income_above_limit", council.ago(70, 140));
    file.putAll(Fields.of("kind", "closed", "state", "closed", "closedFor", reason));
    papers.other(file, home.head());
  }

  private Map<String, Object> routine(Programme programme, Home home) {
    Map<String, Object> file =
        files.open(
            "routine",
            programme,
            home,
            "I apply as discussed at the counter on %s, with the papers of list %s. %s"
                .formatted(council.ago(80, 220), draw.digits(5), home.head().person().name()));
    file.put("caseworker", council.cast().colleague("caseworker").name());
    return file;
  }

  /** Most files have a letter and a note that nobody needs any more. */
  private void everyFile() {
    for (Map<String, Object> file : List.copyOf(council.state().all("cases"))) {
      switch (draw.between(0, 3)) {
        case 0 ->
            files
                .in(file)
                .letter(
                    "old",
                    "sent",
                    council.ago(15, 40),
                    draw.oneOf("Your application", "Your papers"),
                    "We have received your papers (receipt %s) and come back to you."
                        .formatted(draw.digits(6)));
        case 1, 2 ->
            council.note(
                "old",
                Fields.text(file, "id"),
                draw.pick(council.cast().colleagues()),
                council.ago(15, 40),
                draw.oneOf(
                        "Rang to ask about the state of things, told to wait. Call no. %s.",
                        "Papers scanned, batch %s.", "Was at the counter, number %s, nothing new.")
                    .formatted(draw.digits(5)));
        default -> {}
      }
    }
  }

  private void visits() {
    List<Map<String, Object>> routine =
        council.state().all("cases").stream()
            .filter(file -> "routine".equals(file.get("kind")))
            .toList();
    for (int i = 0; i < VISITS; i++) {
      files
          .in(draw.pick(routine))
          .appointment(
              "routine",
              i < 2 ? council.ago(2, 15) : council.ahead(15, 40),
              "%02d:%02d".formatted(draw.between(9, 15), 10 + 20 * draw.between(0, 1)),
              draw.oneOf("Yearly review", "Questions about the form", "Hand in papers"));
    }
  }
}
