package dev.assize.examination.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a long trial short without losing its point: its start, its end, and what stands around the
 * attack and the acts after it.
 */
enum Abridged {
  /** As an example among other things. */
  EXAMPLE(12, 12, 6),
  /** On a page of its own. */
  PAGE(100, 20, 40);

  private static final int AROUND = 3;

  private final int start;
  private final int important;
  private final int end;

  Abridged(int start, int important, int end) {
    this.start = start;
    this.important = important;
    this.end = end;
  }

  /** The steps that are shown, with a note in each place where some are left out. */
  List<Step> steps(List<Step> all) {
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

  private boolean[] kept(List<Step> all) {
    boolean[] kept = new boolean[all.size()];
    int found = 0;
    for (int i = 0; i < kept.length; i++) {
      kept[i] |= i < start || i >= kept.length - end;
      if (all.get(i).important() && found++ < important) {
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
