package dev.assize.sandbox.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Collected.Kind;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.PlantedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectorTest {

  @TempDir Path home;

  private Collected only(String path) throws Exception {
    List<Collected> found = Collector.collect(home, List.of(path), null, 100);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void takesFilesAndWhatIsBelowDirectories() throws Exception {
    Files.createDirectories(home.resolve("a/b"));
    Files.writeString(home.resolve("a/b/c"), "text");

    assertThat(only("a/b/c").content().text()).isEqualTo("text");
    assertThat(only("a")).isEqualTo(only("a/b/c"));
  }

  @Test
  void followsNoLinkAtAnyStep() throws Exception {
    Files.createSymbolicLink(home.resolve("link"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(home.resolve("folder"), Path.of("/etc"));

    assertThat(only("link").kind()).isEqualTo(Kind.LINK);
    assertThat(only("folder/passwd").kind()).isIn(Kind.LEFT_OUT, Kind.MISSING);
    assertThat(only("folder/passwd").content().size()).isZero();
  }

  @Test
  void doesNotOpenFifos() throws Exception {
    new ProcessBuilder("mkfifo", home.resolve("fifo").toString()).start().waitFor();

    assertThat(only("fifo").kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void takesNoMoreThanTheLimitInTotal() throws Exception {
    Files.writeString(home.resolve("a"), "x".repeat(80));
    Files.writeString(home.resolve("b"), "y".repeat(80));

    List<Collected> found = Collector.collect(home, List.of("a", "b"), null, 100);

    assertThat(found.get(0).kind()).isEqualTo(Kind.FILE);
    assertThat(found.get(1).kind()).isEqualTo(Kind.TRUNCATED);
    assertThat(found.get(1).content().size()).isEqualTo(20);
  }

  @Test
  void takesWhatIsNotAsItWasPlantedAndNothingElse() throws Exception {
    List<PlantedFile> planted =
        List.of(planted("a/same"), planted("a/longer"), planted("a/other"), planted("gone"));
    Files.createDirectories(home.resolve("a"));
    Files.writeString(home.resolve("a/same"), "as planted");
    Files.writeString(home.resolve("a/longer"), "as planted, and more");
    Files.writeString(home.resolve("a/other"), "AS PLANTED");
    Files.writeString(home.resolve("new"), "as planted");
    Files.createSymbolicLink(home.resolve("link"), Path.of("a/same"));

    List<Collected> found = Collector.collect(home, List.of(), planted, 100);

    assertThat(found)
        .extracting(Collected::path, Collected::kind)
        .containsExactlyInAnyOrder(
            tuple("a/longer", Kind.FILE),
            tuple("a/other", Kind.FILE),
            tuple("new", Kind.FILE),
            tuple("link", Kind.LINK));
  }

  @Test
  void takesOnceWhatIsAskedForAndChanged() throws Exception {
    Files.writeString(home.resolve("a"), "as planted");
    Files.writeString(home.resolve("b"), "new");

    List<Collected> found = Collector.collect(home, List.of("a", "b"), List.of(planted("a")), 100);

    assertThat(found).extracting(Collected::path).containsExactly("a", "b");
  }

  @Test
  void saysWhichFoldersHeldMoreThanIsTaken() throws Exception {
    Files.createDirectories(home.resolve("many"));
    for (int i = 0; i < 2100; i++) {
      Files.createFile(home.resolve("many/" + i));
    }

    List<Collected> found = Collector.collect(home, List.of(), List.of(), 100);

    assertThat(found).hasSizeLessThan(2010);
    assertThat(found)
        .filteredOn(left -> left.kind() == Kind.LEFT_OUT)
        .extracting(Collected::path)
        .contains("many");
  }

  private static PlantedFile planted(String path) {
    return new PlantedFile(path, Content.of("as planted"), 0600, null);
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    Files.writeString(home.resolve("file"), "");

    assertThat(only("no").kind()).isEqualTo(Kind.MISSING);
    assertThat(only("no/such/thing").kind()).isEqualTo(Kind.MISSING);
    assertThat(only("file/below").kind()).isIn(Kind.LEFT_OUT, Kind.MISSING);
  }
}
