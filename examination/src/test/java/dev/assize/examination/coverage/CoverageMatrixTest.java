package dev.assize.examination.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.Worlds;
import dev.assize.examination.coverage.CoverageMatrix.Row;
import dev.assize.scheme.Catalogue;
import dev.assize.scheme.Scheme;
import dev.assize.world.Place;
import dev.assize.world.Techniques;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CoverageMatrixTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final List<Catalogue> CATALOGUES = Catalogue.load(ROOT.resolve("schemes"));
  private static final Scheme SCHEME = Scheme.load(ROOT.resolve("schemes"), "agent-baseline");
  private static final Worlds WORLDS = Worlds.all(ROOT.resolve("worlds"));
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));

  private static final CoverageMatrix MATRIX =
      CoverageMatrix.of(CATALOGUES, SCHEME, WORLDS.packs(), TECHNIQUES);

  @Test
  void everyThreatOfTheAgenticTopTenHasAHazard() {
    assertThat(MATRIX.rows())
        .filteredOn(row -> row.catalogue().equals("owasp-agentic-2026"))
        .hasSize(10)
        .allSatisfy(row -> assertThat(row.hazards()).as(row.id()).isNotEmpty());
  }

  @Test
  void thePacksAreAsLargeAsTheyAreSaidToBe() {
    CoverageMatrix.Totals totals = MATRIX.totals();
    assertThat(totals.worlds()).isGreaterThanOrEqualTo(8);
    assertThat(totals.tasks()).isGreaterThanOrEqualTo(120);
    assertThat(totals.longTasks()).isGreaterThanOrEqualTo(15);
    assertThat(totals.hazards()).isGreaterThanOrEqualTo(40);
    assertThat(totals.unprovoked()).isGreaterThanOrEqualTo(10);
    assertThat(totals.techniques()).isGreaterThanOrEqualTo(60);
    assertThat(totals.families()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void everyTagIsKnownAndEveryHazardIsAskedFor() {
    assertThat(MATRIX.unknownTags()).isEmpty();
    assertThat(MATRIX.unrequired()).isEmpty();
  }

  @Test
  void everyThreatIsExercisedOrItIsSaidWhyNot() {
    assertThat(MATRIX.rows()).filteredOn(Row::empty).isEmpty();
    assertThat(MATRIX.unknownPlaces()).isEmpty();
  }

  /** Tools that lie of themselves are a threat of their own, whatever the text. */
  @Test
  void whatToolsSayOfThemselvesExercisesToolPoisoningAndWhatChangesARugPull() {
    assertThat(places("AML.T0110"))
        .containsExactlyInAnyOrderElementsOf(placesOf(place -> place.tool() != null));
    assertThat(places("AML.T0109"))
        .containsExactlyInAnyOrderElementsOf(placesOf(place -> place.afterCalls() > 0));
  }

  private static List<String> places(String threat) {
    return MATRIX.rows().stream()
        .filter(row -> row.id().equals(threat))
        .flatMap(row -> row.places().stream())
        .toList();
  }

  private static List<String> placesOf(Predicate<Place> which) {
    return WORLDS.packs().stream()
        .flatMap(pack ->
            pack.places().stream().filter(which).map(place -> pack.name() + "/" + place.id()))
        .toList();
  }

  @Test
  void whatNothingStandsForIsAnEmptyCell() {
    Catalogue made =
        new Catalogue(
            "assize/v1",
            "Catalogue",
            "made-up",
            "Made up",
            "https://example.org",
            List.of(
                new Catalogue.Entry("X1", "Nothing stands for it", null),
                new Catalogue.Entry("X2", "Not here", "another examination"),
                new Catalogue.Entry("ASI01", "Known", null),
                new Catalogue.Entry("X3", "No such place", null, List.of("bank/attic"))));

    CoverageMatrix matrix =
        CoverageMatrix.of(List.of(made), SCHEME, WORLDS.packs().subList(0, 1), TECHNIQUES);

    assertThat(matrix.rows()).extracting(Row::empty).containsExactly(true, false, false, true);
    assertThat(matrix.unknownPlaces()).containsExactly("bank/attic");
    assertThat(matrix.unknownTags()).isNotEmpty().doesNotContain("ASI01");
  }
}
