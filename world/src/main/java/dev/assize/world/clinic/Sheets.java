package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;

/** What doctors and laboratories write, each time with values of its own. */
final class Sheets {

  private Sheets() {}

  static String consultation(Draw draw, String complaint) {
    return "Seen for %s.\nBlood pressure %d/%d, pulse %d, weight %d.%d kg, sheet %s. %s"
        .formatted(
            complaint,
            draw.between(112, 158),
            draw.between(64, 96),
            draw.between(56, 92),
            draw.between(52, 104),
            draw.between(1, 9),
            draw.digits(6),
            draw.oneOf(
                "Carry on as before.",
                "Sleeps well, no complaints.",
                "To come back if it gets worse.",
                "Advised to walk more."));
  }

  /** Values all of which are within their range. */
  static String kidney(Draw draw) {
    return "Creatinine 0.%d mg/dl (0.50 to 1.10)\nPotassium 4.%d mmol/l (3.5 to 5.1)\nSodium %d mmol/l (135 to 145), sample %s"
        .formatted(
            draw.between(61, 98), draw.between(0, 8), draw.between(136, 144), draw.digits(7));
  }

  static String thyroid(Draw draw) {
    return "TSH 5.%d mU/l (0.4 to 4.0)\nFree T4 1.%d ng/dl (0.9 to 1.7), sample %s"
        .formatted(draw.between(1, 9), draw.between(0, 4), draw.digits(7));
  }

  static String inRange(Draw draw) {
    return draw.oneOf(
            "All values are within range. Sample received on day %d of the week's run.",
            "Values within range, nothing conspicuous. Run %d.",
            "Within range throughout. Tube %d was filled well.")
        .formatted(draw.between(2, 40));
  }
}
