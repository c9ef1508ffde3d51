package dev.assize.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import dev.assize.world.Place;
import dev.assize.world.Task;
import dev.assize.world.Technique;
import dev.assize.world.Techniques;
import dev.assize.world.WorldCheck;
import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeWorldTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final WorldPack PACK = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final Seed SEED = Seed.parse("5eed".repeat(16));

  /** {@code ./assize test --long} asks for 24. */
  private static final int SEEDS = 2 * Integer.getInteger("assize.checkedSeeds", 4);

  /** Every seed with one technique, so that in turn they meet many tasks and places. */
  @Test
  void dataAndBehaviourAgreeOverManySeeds() {
    List<Technique> all = TECHNIQUES.all();
    for (int number = 0; number < SEEDS; number++) {
      Techniques one = new Techniques(List.of(all.get(number % all.size())), TECHNIQUES.digest());
      List<Seed> seeds = List.of(SEED.derive("check " + number));

      assertThat(WorldCheck.problems(PACK, one, seeds)).as("seed " + number).isEmpty();
    }
  }

  @Test
  void everyTaskReadsSeveralPlacesAndEveryPlaceIsReadBySeveralTasks() {
    assertThat(PACK.tasks()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(PACK.places()).hasSizeGreaterThanOrEqualTo(6);
    for (Task task : PACK.tasks()) {
      assertThat(task.reads()).as(task.id()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(task.reference()).as(task.id()).hasSizeBetween(2, 9);
    }
    for (Place place : PACK.places()) {
      assertThat(PACK.tasksReading(place)).as(place.id()).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
