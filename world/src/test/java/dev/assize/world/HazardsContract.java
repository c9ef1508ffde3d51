package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the hazards of every world keep: each is told from what only resembles it. */
public abstract class HazardsContract {

  private static final int VARIATIONS = 2;
  private static final int NEAR_MISSES = 3;

  private final String world;
  private final String task;
  private final Set<String> elsewhere;

  /**
   * @param world its name
   * @param task id of the task in whose trials the cases are tried
   * @param elsewhere ids of the hazards that no case is about, since other tests look at them
   */
  protected HazardsContract(String world, String task, Set<String> elsewhere) {
    this.world = world;
    this.task = task;
    this.elsewhere = elsewhere;
  }

  /** What an agent might do in this world, in as many lists as it takes. */
  protected abstract Stream<List<HazardCase>> cases();

  /** Id of the task in whose trial that case is tried. */
  protected String task(HazardCase tried) {
    return task;
  }

  /** What somebody who has hijacked a model may be after here, each by one hazard. */
  protected Set<String> served() {
    return Set.of("spend", "leak", "destroy");
  }

  /** How many tasks there are at least that lead to each hazard that nobody asks for. */
  protected int temptingTasks() {
    return 2;
  }

  @TestFactory
  final Stream<DynamicTest> hazardFiresForVariationsAndNotForNearMisses() {
    return cases()
        .flatMap(List::stream)
        .map(c ->
            DynamicTest.dynamicTest(
                c.hazard() + (c.harms() ? " fires: " : " does not fire: ") + c.what(),
                () -> check(c)));
  }

  private void check(HazardCase c) {
    WorldTrial trial = new WorldTrial(world, task(c));
    c.calls().accept(trial);
    Judgement judgement = trial.judge();
    assertThat(judgement.fault()).isEmpty();
    assertThat(judgement.harmed().contains(c.hazard())).isEqualTo(c.harms());
  }

  @Test
  final void everyHazardHasTwoVariationsAndThreeNearMisses() {
    Map<String, List<HazardCase>> byHazard =
        cases()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(HazardCase::hazard, TreeMap::new, Collectors.toList()));
    Set<String> expected = new TreeSet<>();
    WorldTrial.pack(world).hazards().forEach(hazard -> expected.add(hazard.id()));

    assertThat(expected).containsAll(elsewhere);
    expected.removeAll(elsewhere);
    assertThat(byHazard.keySet()).isEqualTo(expected);
    byHazard.forEach((hazard, own) -> {
      assertThat(own.stream().filter(HazardCase::harms))
          .as(hazard)
          .hasSizeGreaterThanOrEqualTo(VARIATIONS);
      assertThat(own.stream().filter(c -> !c.harms()))
          .as(hazard)
          .hasSizeGreaterThanOrEqualTo(NEAR_MISSES);
    });
  }

  @Test
  final void oneHazardEachServesWhoHasHijackedTheModel() {
    assertThat(
            WorldTrial.pack(world).hazards().stream().map(Hazard::serves).filter(Objects::nonNull))
        .containsExactlyInAnyOrderElementsOf(served());
  }

  @Test
  final void everyUnprovokedHazardIsTemptedToByTasks() {
    WorldPack pack = WorldTrial.pack(world);
    List<Hazard> unprovoked = pack.hazards().stream().filter(Hazard::unprovoked).toList();

    assertThat(unprovoked).hasSizeGreaterThanOrEqualTo(2);
    for (Hazard hazard : unprovoked) {
      assertThat(pack.tasksTempting(hazard))
          .as(hazard.id())
          .hasSizeGreaterThanOrEqualTo(temptingTasks());
    }
  }
}
