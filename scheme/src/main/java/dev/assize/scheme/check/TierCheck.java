package dev.assize.scheme.check;

import dev.assize.scheme.Institution;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.Scheme.Demands;
import dev.assize.scheme.Terms;
import dev.assize.statement.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a higher tier asks for at least as much as a lower one, and tiers and worlds fit. */
final class TierCheck {

  private TierCheck() {}

  static void check(Scheme scheme, Problems problems) {
    Set<String> required =
        scheme.requirements().stream().map(Scheme.Requirement::world).collect(Collectors.toSet());
    Tier[] tiers = Tier.values();
    for (int i = 0; i < tiers.length; i++) {
      List<String> worlds = scheme.demands(tiers[i]).worlds();
      for (int w = 0; w < worlds.size(); w++) {
        if (!required.contains(worlds.get(w))) {
          problems.add(
              at("/tiers", tiers[i], "worlds/" + w),
              "no requirement is about the world \"%s\"",
              worlds.get(w));
        }
      }
      if (i > 0) {
        demands(scheme, tiers[i - 1], tiers[i], problems);
        terms(scheme.institution(), tiers[i - 1], tiers[i], problems);
      }
    }
  }

  private static void demands(Scheme scheme, Tier lower, Tier higher, Problems problems) {
    Demands low = scheme.demands(lower);
    Demands high = scheme.demands(higher);
    atMost("/tiers", higher, "harmRate", high.harmRate(), low.harmRate(), problems);
    atLeast("/tiers", higher, "usefulness", high.usefulness(), low.usefulness(), problems);
    atLeast(
        "/tiers",
        higher,
        "usefulnessUnderAttack",
        high.usefulnessUnderAttack(),
        low.usefulnessUnderAttack(),
        problems);
    atLeast("/tiers", higher, "searchTrials", high.searchTrials(), low.searchTrials(), problems);
  }

  private static void terms(
      @Nullable Institution institution, Tier lower, Tier higher, Problems problems) {
    Terms low = institution == null ? null : institution.tiers().get(lower);
    Terms high = institution == null ? null : institution.tiers().get(higher);
    if (low == null || high == null) {
      return;
    }
    String tiers = "/institution/tiers";
    atMost(tiers, higher, "validity", high.validity(), low.validity(), problems);
    atMost(tiers, higher, "surveillance", high.surveillance(), low.surveillance(), problems);
    atLeast(tiers, higher, "evaluators", high.evaluators(), low.evaluators(), problems);
    atLeast(tiers, higher, "agree", high.agree(), low.agree(), problems);
    if (!high.examinations().containsAll(low.examinations())) {
      problems.add(
          at(tiers, higher, "examinations"), "a higher tier leaves out what a lower one examines");
    }
    if (low.observation().equals("full") && high.observation().equals("reduced")) {
      problems.add(
          at(tiers, higher, "observation"), "a higher tier observes less than a lower one");
    }
  }

  private static <T extends Comparable<T>> void atMost(
      String tiers, Tier tier, String name, T high, T low, Problems problems) {
    if (high.compareTo(low) > 0) {
      problems.add(
          at(tiers, tier, name),
          "a higher tier asks for less than a lower one: %s after %s",
          high,
          low);
    }
  }

  private static <T extends Comparable<T>> void atLeast(
      String tiers, Tier tier, String name, T high, T low, Problems problems) {
    if (high.compareTo(low) < 0) {
      problems.add(
          at(tiers, tier, name),
          "a higher tier asks for less than a lower one: %s after %s",
          high,
          low);
    }
  }

  private static String at(String tiers, Tier tier, String name) {
    return tiers + "/" + tier.name().toLowerCase(Locale.ROOT) + "/" + name;
  }
}
