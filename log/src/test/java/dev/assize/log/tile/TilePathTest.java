package dev.assize.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 0, 1, tile/0/000.p/1",
    "3, 1234067, 256, tile/3/x001/x234/067",
    "63, 1000, 255, tile/63/x001/000.p/255",
    "-1, 999, 256, tile/entries/999",
    "-1, 272, 112, tile/entries/272.p/112",
    "0, 9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807",
  })
  void isWrittenAsTheSpecificationSaysAndReadBack(int level, long index, int width, String text) {
    TilePath path = new TilePath(level, index, width);

    assertThat(path).hasToString(text);
    assertThat(TilePath.parse(text)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "checkpoint",
        "tile/0/0",
        "tile/0/1000",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/x001/x002",
        "tile/0/001/002",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000/",
        "tile/0/../000",
        "tile/Entries/000",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
      })
  void noOtherTextIsAPath(String text) {
    assertThatThrownBy(() -> TilePath.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theExampleOfTheSpecificationHasTheseTiles() {
    assertThat(IntStream.range(0, TileLayout.levels(70_000)).mapToLong(l -> tiles(l, 70_000)))
        .containsExactly(274L, 2L, 1L);
    assertThat(TileLayout.path(0, 273, 70_000)).hasToString("tile/0/273.p/112");
    assertThat(TileLayout.path(1, 0, 70_000)).hasToString("tile/1/000");
    assertThat(TileLayout.path(1, 1, 70_000)).hasToString("tile/1/001.p/17");
    assertThat(TileLayout.path(2, 0, 70_000)).hasToString("tile/2/000.p/1");
    assertThat(IntStream.range(0, TileLayout.levels(256)).mapToLong(l -> tiles(l, 256)))
        .containsExactly(1L, 1L);
    assertThat(TileLayout.levels(0)).isZero();
    assertThat(TileLayout.levels(255)).isEqualTo(1);
  }

  private static long tiles(int level, long size) {
    return TileLayout.tiles(level, size);
  }
}
