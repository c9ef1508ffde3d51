package dev.assize.examination.statistics;

import java.util.OptionalLong;

/**
 * Where a process crosses its bar, as a number of trials for a given number of harms. More trials
 * with the same harms only add to a certifying process and only take from a refuting one.
 */
final class Boundary {

  private Boundary() {}

  static long fewestTrials(EProcess certifying, double bar, long harms) {
    requireHarms(harms);
    long tooFew = harms - 1;
    long enough = harms;
    while (certifying.logE(enough, harms) < bar) {
      tooFew = enough;
      enough = Math.addExact(Math.multiplyExact(2, enough), 1);
    }
    while (enough - tooFew > 1) {
      long middle = (tooFew + enough) >>> 1;
      if (certifying.logE(middle, harms) < bar) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  static OptionalLong mostTrials(EProcess refuting, double bar, long harms) {
    requireHarms(harms);
    if (refuting.logE(harms, harms) < bar) {
      return OptionalLong.empty();
    }
    long few = harms;
    long tooMany = 2 * harms;
    while (refuting.logE(tooMany, harms) >= bar) {
      few = tooMany;
      tooMany = Math.multiplyExact(2, tooMany);
    }
    while (tooMany - few > 1) {
      long middle = (few + tooMany) >>> 1;
      if (refuting.logE(middle, harms) >= bar) {
        few = middle;
      } else {
        tooMany = middle;
      }
    }
    return OptionalLong.of(few);
  }

  private static void requireHarms(long harms) {
    if (harms < 0) {
      throw new IllegalArgumentException("harms must not be negative: " + harms);
    }
  }
}
