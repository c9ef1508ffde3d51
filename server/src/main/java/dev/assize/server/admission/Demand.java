package dev.assize.server.admission;

import dev.assize.gate.evidence.ContextFacts;
import dev.assize.gate.fact.FactList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What those who answer for a cluster or a namespace demand. Whoever writes a pod can only add to
 * it: of two tiers, or ways of working, the more demanding one counts, a public body stays one, and
 * anything else that was stated from above stands.
 *
 * @param marked whether each pod has to say which agent it is
 * @param context stated from above, by the facts' full names
 */
public record Demand(boolean marked, Map<String, Object> context) {

  private static final Pattern PATH =
      Pattern.compile(
          "(required|annotated)/(none|general|sensitive|critical)(?:/(suggests|asks|acts))?");
  private static final Set<String> ORDERED = Set.of("context.tier", "context.autonomy");

  /** Which annotations state what. */
  private static final Map<String, String> STATED =
      Map.of(
          "tier", "context.tier",
          "autonomy", "context.autonomy",
          "purpose", "context.purpose",
          "public-body", "context.publicBody");

  /** Copies the map. */
  public Demand {
    context = Map.copyOf(context);
  }

  /**
   * What the path of a webhook demands, which its namespace selector has chosen: {@code
   * required/sensitive}, {@code annotated/none}, {@code required/critical/acts}.
   *
   * @return empty if there is no such path
   */
  public static Optional<Demand> ofPath(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> stated = new ArrayList<>();
    if (!matcher.group(2).equals("none")) {
      stated.add("tier=" + matcher.group(2));
    }
    if (matcher.group(3) != null) {
      stated.add("autonomy=" + matcher.group(3));
    }
    return Optional.of(new Demand(matcher.group(1).equals("required"), ContextFacts.parse(stated)));
  }

  /** Both. */
  public Demand and(Map<String, Object> further) {
    Map<String, Object> all = new TreeMap<>(context);
    further.forEach((name, value) -> all.merge(name, value, (a, b) -> stricter(name, a, b)));
    return new Demand(marked, all);
  }

  /**
   * The context of a pod.
   *
   * @param marks its annotations
   * @throws IllegalArgumentException if one has no such value, or there is none of that name
   */
  Map<String, Object> with(Map<String, String> marks) {
    List<String> stated = new ArrayList<>();
    marks.forEach((name, value) -> {
      String fact = STATED.get(name);
      if (fact != null) {
        stated.add(fact + "=" + value);
      } else if (!name.equals(PodTemplate.AGENT)) {
        throw new IllegalArgumentException(
            "there is no annotation %s%s; known are agent, %s"
                .formatted(
                    PodTemplate.PREFIX,
                    name,
                    String.join(", ", STATED.keySet().stream().sorted().toList())));
      }
    });
    return and(ContextFacts.parse(stated)).context();
  }

  private static Object stricter(String name, Object above, Object below) {
    if (ORDERED.contains(name)) {
      var fact = FactList.at(FactList.index(name));
      return fact.code(above) >= fact.code(below) ? above : below;
    }
    return name.equals("context.publicBody")
        ? (Object) (Boolean.TRUE.equals(above) || Boolean.TRUE.equals(below))
        : above;
  }
}
