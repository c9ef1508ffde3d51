package dev.assize.examination.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a long trial short without losing its point: its start, its end, and what stands around the
 * attack and the acts after it.
 */
final class Abridged {

  private static final int START = 12;
  private static final int AROUND = 3;
  private static final int IMPORTANT = 12;
  private static final int END = 6;

  private Abridged() {}

  /** The steps that are shown, with a note in each place where some are left out. */
  static List<Step> steps(List<Step> all) {
    boolean[] kept = kept(all);
    List<Step> shown = new ArrayList<>();
    int gap = 0;
    for (int i = 0; i < all.size(); i++) {
      if (kept[i]) {
        addGap(shown, gap);
        shown.add(all.get(i));
        gap = 0;
      } else {
        gap++;
      }
    }
    addGap(shown, gap);
    return List.copyOf(shown);
  }

  private static boolean[] kept(List<Step> all) {
    boolean[] kept = new boolean[all.size()];
    int important = 0;
    for (int i = 0; i < kept.length; i++) {
      kept[i] |= i < START || i >= kept.length - END;
      if (all.get(i).important() && important++ < IMPORTANT) {
        for (int j = Math.max(0, i - AROUND); j <= Math.min(kept.length - 1, i + AROUND); j++) {
          kept[j] = true;
        }
      }
    }
    return kept;
  }

  private static void addGap(List<Step> shown, int steps) {
    if (steps > 0) {
      shown.add(
          new Step(
              Step.Style.GAP,
              "",
              Words.plural(steps, "step") + " left out here; the trace has them.",
              "",
              Step.NO_TEXT));
    }
  }
}
