package dev.assize.register.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.register.Given;
import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final BiFunction<String, String, Optional<String>> NONE =
      (one, other) -> Optional.empty();

  private static Seed seed(int number) {
    return new Seed(Given.digest("draw " + number).hex());
  }

  private static SortedMap<String, List<String>> labs(int count) {
    SortedMap<String, List<String>> roll = new TreeMap<>();
    IntStream.range(0, count).forEach(i -> roll.put("lab-" + i, List.of()));
    return roll;
  }

  private static BiFunction<String, String, Optional<String>> clashes(Set<Set<String>> pairs) {
    return (one, other) ->
        pairs.contains(Set.of(one, other)) ? Optional.of("they are close") : Optional.empty();
  }

  private static Map<List<String>, Integer> draws(
      int times, int labs, int places, BiFunction<String, String, Optional<String>> clash) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i < times; i++) {
      counts.merge(Draw.of(labs(labs), places, seed(i), clash).drawn(), 1, Integer::sum);
    }
    return counts;
  }

  private static double chiSquare(Iterable<Integer> counts, int cells, double expected) {
    double sum = 0;
    int seen = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
      seen++;
    }
    return sum + (cells - seen) * expected;
  }

  @Test
  void everySequenceOfTheEligibleIsEquallyLikely() {
    Map<List<String>, Integer> counts = draws(60_000, 6, 2, NONE);
    assertThat(counts).hasSize(30);
    // 29 degrees of freedom: above 58.3 once in a thousand
    assertThat(chiSquare(counts.values(), 30, 2_000)).isLessThan(58.3);
  }

  @Test
  void everyEligibleEvaluatorIsEquallyLikelyWhoeverElseIsOnTheRoll() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 40_000; i++) {
      SortedMap<String, List<String>> roll = labs(10);
      roll.put("lab-3", List.of("suspended"));
      roll.put("lab-7", List.of("too close"));
      Draw.of(roll, 3, seed(i), NONE).drawn().forEach(lab -> counts.merge(lab, 1, Integer::sum));
    }
    assertThat(counts).hasSize(8).doesNotContainKeys("lab-3", "lab-7");
    // 7 degrees of freedom; counts without replacement vary less than independent ones
    assertThat(chiSquare(counts.values(), 8, 15_000)).isLessThan(24.3);
  }

  @Test
  void eachPlaceIsUniformAmongThoseWithWhomTheDrawCanBeCompleted() {
    // 0 clashes with all but 1; 2, 3 and 4 clash with each other, so 1 or 5 is always needed
    Set<Set<String>> pairs =
        Set.of(
            Set.of("lab-0", "lab-2"),
            Set.of("lab-0", "lab-3"),
            Set.of("lab-0", "lab-4"),
            Set.of("lab-0", "lab-5"),
            Set.of("lab-2", "lab-3"),
            Set.of("lab-2", "lab-4"),
            Set.of("lab-3", "lab-4"));
    int times = 60_000;
    Map<List<String>, Integer> counts = draws(times, 6, 2, clashes(pairs));
    List<String> all = List.copyOf(labs(6).keySet());
    Map<List<String>, Double> expected = new HashMap<>();
    for (String first : all) {
      List<String> partners =
          all.stream()
              .filter(other -> !other.equals(first) && !pairs.contains(Set.of(first, other)))
              .toList();
      partners.forEach(
          second -> expected.put(List.of(first, second), times / 6.0 / partners.size()));
    }
    assertThat(counts.keySet()).isEqualTo(expected.keySet());
    double sum = 0;
    for (Map.Entry<List<String>, Double> each : expected.entrySet()) {
      double count = counts.getOrDefault(each.getKey(), 0);
      sum += (count - each.getValue()) * (count - each.getValue()) / each.getValue();
    }
    // cells less one: above the 1 in 1,000 quantile of chi-square with 15 degrees of freedom
    assertThat(expected).hasSize(16);
    assertThat(sum).isLessThan(37.7);
  }

  @Test
  void whoWouldLeaveTheDrawIncompleteIsPassedOver() {
    Set<Set<String>> pairs = Set.of(Set.of("lab-0", "lab-1"), Set.of("lab-0", "lab-2"));
    Map<List<String>, Integer> counts = draws(2_000, 3, 2, clashes(pairs));
    assertThat(counts.keySet())
        .containsExactlyInAnyOrder(List.of("lab-1", "lab-2"), List.of("lab-2", "lab-1"));
    assertThat(counts.get(List.of("lab-1", "lab-2"))).isCloseTo(1_000, within(120));
  }

  @Test
  void noTwoThatClashAreDrawnAndASetIsFoundIfThereIsOne() {
    for (int round = 0; round < 3_000; round++) {
      Seed.Random random = seed(round).random();
      List<String> all = List.copyOf(labs(7).keySet());
      Set<Set<String>> pairs = new java.util.HashSet<>();
      all.forEach(one ->
          all.forEach(other -> {
            if (one.compareTo(other) < 0 && random.nextInt(10) < 6) {
              pairs.add(Set.of(one, other));
            }
          }));
      Draw draw = Draw.of(labs(7), 3, seed(round), clashes(pairs));
      List<List<String>> sets = new ArrayList<>();
      for (String one : all) {
        for (String two : all) {
          for (String three : all) {
            if (one.compareTo(two) < 0
                && two.compareTo(three) < 0
                && !pairs.contains(Set.of(one, two))
                && !pairs.contains(Set.of(two, three))
                && !pairs.contains(Set.of(one, three))) {
              sets.add(List.of(one, two, three));
            }
          }
        }
      }
      assertThat(draw.complete()).isEqualTo(!sets.isEmpty());
      if (draw.complete()) {
        assertThat(sets).contains(draw.drawn().stream().sorted().toList());
      }
    }
  }

  @Test
  void ticketsAreWhatOneComputesByHand() {
    // printf '%s' 0000…00 | xxd -r -p; printf '\0lab.example'; both through sha256sum
    SortedMap<String, List<String>> roll = new TreeMap<>(Map.of("lab.example", List.of()));
    Draw draw = Draw.of(roll, 1, new Seed("00".repeat(32)), NONE);
    assertThat(draw.entrants().getFirst().ticket()).isEqualTo(TICKET);
  }

  private static final String TICKET =
      "5d8ee91e3f7a6ab77f9e973a8681043dc92f8eb9c692e72c6c4feab78229db0b";

  @Test
  void tooFewAreSaidToBeTooFewAndNobodyIsDrawn() {
    SortedMap<String, List<String>> roll = labs(3);
    roll.put("lab-1", List.of("it is suspended"));
    roll.put("lab-2", List.of("it has disclosed nothing"));
    Draw draw = Draw.of(roll, 2, seed(1), NONE);
    assertThat(draw.complete()).isFalse();
    assertThat(draw.drawn()).isEmpty();
    assertThat(String.join("\n", draw.explain()))
        .contains("nobody was drawn: 2 are needed, of 3 evaluators 1 are eligible")
        .contains("it is suspended")
        .contains("it has disclosed nothing")
        .contains("lab-0: eligible, but too few can be drawn together");
  }

  @Test
  void explainsEverybody() {
    Draw draw =
        Draw.of(
            labs(4),
            2,
            seed(2),
            clashes(Set.of(Set.of("lab-0", "lab-1"), Set.of("lab-2", "lab-3"))));
    assertThat(draw.explain()).hasSize(6);
    assertThat(draw.explain()).filteredOn(line -> line.contains("drawn at place")).hasSize(2);
    assertThat(draw.explain()).filteredOn(line -> line.contains("they are close")).hasSize(2);
  }

  @Test
  void anEmptyRollDrawsNobody() {
    assertThat(Draw.of(new TreeMap<>(), 1, seed(1), NONE).complete()).isFalse();
  }

  @Test
  void aRollOnWhichAllClashEndsInReasonableSteps() {
    Draw draw = Draw.of(labs(400), 5, seed(1), (one, other) -> Optional.of("same owner"));
    assertThat(draw.complete()).isFalse();
  }
}
