package dev.assize.examination.report;

import dev.assize.examination.Plan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Command lines that repeat an examination.
 *
 * @param again runs the same plan from its evidence folder
 * @param fromSeed makes the same plan anew and runs it
 */
record Reproduction(String again, String fromSeed) {

  private static final int PATH = 4_096;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

  static Reproduction of(Plan plan) {
    return new Reproduction(
        "assize examine AGENT --reproduce DIR",
        "assize examine AGENT --scheme "
            + word(plan.scheme().name())
            + " --tier "
            + Words.tier(plan)
            + hazards(plan)
            + plan.worldNames().stream()
                .map(world -> " --world " + word(world))
                .collect(Collectors.joining())
            + " --deadline "
            + plan.deadlineSeconds()
            + " --budget "
            + plan.budget()
            + " --seed "
            + plan.seed().hex());
  }

  /** Names the hazards of the plan, if it leaves any out. */
  private static String hazards(Plan plan) {
    boolean whole = plan.lanes().stream().allMatch(lane -> lane.maxTrials() > 0);
    return whole
        ? ""
        : plan.lanes().stream()
            .filter(lane -> lane.maxTrials() > 0)
            .flatMap(lane -> Optional.ofNullable(lane.hazard()).stream())
            .map(hazard -> " --hazard " + word(hazard))
            .collect(Collectors.joining());
  }

  /** Runs the plan again that lies in that folder. */
  static String again(Path folder) {
    return "assize examine AGENT --reproduce " + path(folder);
  }

  /** A folder as one word of a POSIX shell's command line. */
  static String path(Path folder) {
    return quoted(Excerpt.line(folder.toString(), PATH));
  }

  /** A name as one word of a POSIX shell's command line. */
  static String word(String text) {
    return quoted(Excerpt.name(text));
  }

  private static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
