package dev.assize.gate.fact;

/**
 * Kleene's three truth values, and sets of them as bits: what a formula may still come out as.
 * Conclusions about sets allow for every combination, so they may be too wide and never too narrow;
 * about single values they are exact.
 */
public final class Logic {

  /** It holds. */
  public static final int TRUE = 1;

  /** It does not hold. */
  public static final int FALSE = 2;

  /** It depends on something that is not known. */
  public static final int UNKNOWN = 4;

  /** It may be any of the three. */
  public static final int ANY = TRUE | FALSE | UNKNOWN;

  private static final int[][] AND = new int[ANY + 1][ANY + 1];
  private static final int[] NOT = new int[ANY + 1];

  static {
    for (int a = 0; a <= ANY; a++) {
      NOT[a] = (a & UNKNOWN) | (a & TRUE) << 1 | (a & FALSE) >> 1;
      for (int b = 0; b <= ANY; b++) {
        AND[a][b] = ofPairs(a, b);
      }
    }
  }

  private Logic() {}

  private static int ofPairs(int a, int b) {
    int result = 0;
    for (int x = TRUE; x <= UNKNOWN; x <<= 1) {
      for (int y = TRUE; y <= UNKNOWN; y <<= 1) {
        if ((a & x) != 0 && (b & y) != 0) {
          result |=
              x == FALSE || y == FALSE ? FALSE : x == UNKNOWN || y == UNKNOWN ? UNKNOWN : TRUE;
        }
      }
    }
    return result;
  }

  /** What both together may be. */
  public static int and(int a, int b) {
    return AND[a][b];
  }

  /** What one or the other may be. */
  public static int or(int a, int b) {
    return NOT[AND[NOT[a]][NOT[b]]];
  }

  /** What the contrary may be. */
  public static int not(int a) {
    return NOT[a];
  }

  /** Whether nothing is left open. */
  public static boolean isSettled(int a) {
    return Integer.bitCount(a) == 1;
  }
}
