package dev.assize.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Maps of {@link Values} beside the JDK's, in whatever order they are filled. */
class ShapedMapTest {

  private static final Seed SEED = Seed.parse("5a".repeat(32));

  /** More keys than a shape can have, so that maps outgrow it. */
  private static final int KEYS = Shape.MOST_KEYS + 20;

  @Test
  void mapsAnswerAsThoseOfTheJdkWhateverIsDoneToThem() {
    for (int run = 0; run < 60; run++) {
      Seed.Random random = SEED.derive("run " + run).random();
      int keys = run % 3 == 0 ? KEYS : 12;
      Map<String, Object> expected = new LinkedHashMap<>();
      Map<String, Object> map = Values.map(random.nextInt(8));
      for (int step = 0; step < 300; step++) {
        String key = "key" + random.nextInt(keys);
        switch (random.nextInt(12)) {
          case 0 -> assertThat(map.remove(key)).isEqualTo(expected.remove(key));
          case 1 -> map = Values.copyOf(map);
          default ->
              assertThat(map.put(key, (long) step)).isEqualTo(expected.put(key, (long) step));
        }
        assertThat(map.get(key)).isEqualTo(expected.get(key));
        assertThat(map.containsKey("none")).isFalse();
      }
      assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected);
      assertThat(List.copyOf(map.keySet())).isEqualTo(List.copyOf(expected.keySet()));
      assertThat(map).hasToString(expected.toString());
      map.clear();
      assertThat(map).isEmpty();
    }
  }

  @Test
  void aChangedCopyLeavesItsOriginalAsItWas() {
    Map<String, Object> original = Values.map(2);
    original.put("a", 1L);
    original.put("b", 2L);
    Map<String, Object> copy = Values.copyOf(original);

    copy.remove("a");
    copy.put("c", 3L);
    original.put("b", 4L);

    assertThat(original).isEqualTo(Map.of("a", 1L, "b", 4L));
    assertThat(copy).isEqualTo(Map.of("b", 2L, "c", 3L));
  }

  /** Keys may come from an agent: shapes beyond those that are remembered work as well. */
  @Test
  void mapsWithMoreDifferentKeysThanShapesAreRememberedWork() {
    for (int i = 0; i < 10_000; i++) {
      Map<String, Object> map = Values.map(1);
      map.put("first " + i, 1L);
      map.put("second", (long) i);

      assertThat(map.get("first " + i)).isEqualTo(1L);
      assertThat(map.get("second")).isEqualTo((long) i);
      assertThat(map.get("first")).isNull();
    }
  }
}
