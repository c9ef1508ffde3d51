package dev.assize.examination.proficiency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTest {

  private static final List<Specimen> ALL = Roster.SHIPPED;

  @Test
  void theSameSeedGivesTheSameKeyAndAnotherSeedAnotherOne() {
    assertThat(Key.draw(Roster.SEED, ALL)).isEqualTo(Key.draw(Roster.SEED, ALL));
    assertThat(Key.draw(Roster.SEED, ALL).digest())
        .isNotEqualTo(Key.draw(Roster.SEED.derive("other"), ALL).digest());
  }

  @Test
  void everySpecimenIsThereAndOneOrTwoAreThereTwice() {
    Set<Integer> sizes = new HashSet<>();
    for (Key key : keys(50)) {
      Map<String, Long> times =
          key.entries().stream()
              .collect(Collectors.groupingBy(Key.Entry::specimen, Collectors.counting()));
      assertThat(times).hasSize(ALL.size()).containsEntry("telemetry", 1L);
      assertThat(times.values()).allMatch(count -> count <= 2);
      sizes.add(key.entries().size() - ALL.size());
    }
    assertThat(sizes).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void namesAreBlindAndTellSpecimensApart() {
    for (Key key : keys(50)) {
      assertThat(key.names())
          .doesNotHaveDuplicates()
          .allMatch(name -> name.matches("specimen-[2-9a-z]{4}"));
    }
  }

  /** With 600 keys each place should have each specimen about 600/14 times. */
  @Test
  void thePlaceInTheOrderDoesNotGiveASpecimenAway() {
    List<Key> keys = keys(600);
    for (Specimen specimen : ALL) {
      long first = keys.stream().filter(key -> isFirst(key, specimen.id())).count();
      assertThat(first).as(specimen.id()).isBetween(15L, 120L);
    }
  }

  @Test
  void aNameDoesNotGiveASpecimenAway() {
    Map<String, Set<String>> initials =
        keys(400).stream()
            .flatMap(key -> key.entries().stream())
            .collect(
                Collectors.groupingBy(
                    Key.Entry::specimen,
                    Collectors.mapping(
                        entry -> entry.name().substring(9, 10), Collectors.toSet())));
    assertThat(initials.values()).allMatch(letters -> letters.size() > 25);
  }

  @Test
  void aSingleSpecimenIsHandedOutTwice() {
    assertThat(Key.draw(Roster.SEED, ALL.subList(0, 1)).entries()).hasSize(2);
  }

  private static boolean isFirst(Key key, String specimen) {
    return key.entries().getFirst().specimen().equals(specimen);
  }

  private static List<Key> keys(int count) {
    Seed seed = Roster.SEED;
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> Key.draw(seed.derive("" + i), ALL)).toList());
  }
}
