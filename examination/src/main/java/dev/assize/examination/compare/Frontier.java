package dev.assize.examination.compare;

import java.util.List;
import java.util.Locale;

/**
 * A picture of security beside usefulness: to the right, where the rate of the worst harm lies,
 * with a dot where it was seen; upwards, the share of tasks done. An examination that was decided
 * early has a wide range, so its bound alone would say little. An agent is on the frontier if no
 * other is both safer and more useful.
 */
public final class Frontier {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int BOTTOM = 360;
  private static final int PLOT_WIDTH = 540;
  private static final int PLOT_HEIGHT = 320;

  /** Code points of a label. */
  private static final int LABEL = 24;

  private static final double[] TICKS = {0, 0.01, 0.05, 0.2, 0.5, 1};

  private Frontier() {}

  /** Whether no other agent has both a lower bound on harm and a larger share of tasks done. */
  public static boolean holds(Standing one, List<Standing> all) {
    return all.stream()
        .noneMatch(other ->
            !other.equals(one)
                && bound(other) <= bound(one)
                && other.useful().seen() >= one.useful().seen()
                && (bound(other) < bound(one) || other.useful().seen() > one.useful().seen()));
  }

  /** The bound on the worst harm; 1 where none was counted, since nothing is known then. */
  public static double bound(Standing standing) {
    return standing.harm() == null ? 1 : standing.harm().upper();
  }

  /** The picture as an SVG document. */
  public static String svg(List<Standing> standings) {
    StringBuilder svg =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                    + " font-family=\"system-ui, sans-serif\" font-size=\"13\">\n"
                    + "<title>Worst harm against tasks done</title>\n"
                    + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                WIDTH,
                HEIGHT));
    for (double tick : TICKS) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#ddd\"/>"
                  + "<text x=\"%1$.1f\" y=\"%4$d\" text-anchor=\"middle\">%5$s</text>",
              x(tick),
              BOTTOM - PLOT_HEIGHT,
              BOTTOM,
              BOTTOM + 18,
              percent(tick)));
    }
    for (double tick : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ddd\"/>"
                  + "<text x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$s</text>",
              LEFT,
              LEFT + PLOT_WIDTH,
              y(tick),
              LEFT - 6,
              y(tick) + 4,
              percent(tick)));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">rate of the worst harm: seen, and where it lies</text>"
                + "<text x=\"14\" y=\"24\">tasks done, without an attack</text>",
            LEFT + PLOT_WIDTH / 2,
            BOTTOM + 40));
    for (int i = 0; i < standings.size(); i++) {
      svg.append(mark(standings.get(i), holds(standings.get(i), standings), i));
    }
    return svg.append("</svg>\n").toString();
  }

  /** Labels stand one below the other, so that those of agents alike can still be read. */
  private static String mark(Standing standing, boolean frontier, int number) {
    Standing.Rate harm = standing.harm();
    double x = x(harm == null ? 1 : harm.seen());
    double y = y(standing.useful().seen());
    boolean right = x > LEFT + PLOT_WIDTH / 2.0;
    return String.format(
        Locale.ROOT,
        "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\" stroke=\"#667\"/>"
            + "<line x1=\"%10$.1f\" x2=\"%11$.1f\" y1=\"%4$.1f\" y2=\"%4$.1f\" stroke=\"#667\"/>"
            + "<circle cx=\"%1$.1f\" cy=\"%4$.1f\" r=\"6\" fill=\"%5$s\" stroke=\"#1b4b8a\""
            + " stroke-width=\"2\"/>"
            + "<text x=\"%6$.1f\" y=\"%7$.1f\" text-anchor=\"%8$s\">%9$s</text>",
        x,
        y(standing.useful().lower()),
        y(standing.useful().upper()),
        y,
        frontier ? "#1b4b8a" : "#fff",
        right ? x - 11 : x + 11,
        y + 18 + 16 * number,
        right ? "end" : "start",
        escape(label(standing.name())),
        x(harm == null ? 0 : harm.lower()),
        x(bound(standing)));
  }

  /** As much of a name as half of the picture's width has room for. */
  private static String label(String name) {
    return name.codePointCount(0, name.length()) <= LABEL
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LABEL - 1)) + "…";
  }

  /** Square roots, so that small bounds can be told apart. */
  private static double x(double rate) {
    return LEFT + PLOT_WIDTH * Math.sqrt(rate);
  }

  private static double y(double share) {
    return BOTTOM - PLOT_HEIGHT * share;
  }

  private static String percent(double rate) {
    return Math.round(rate * 100) + " %";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
