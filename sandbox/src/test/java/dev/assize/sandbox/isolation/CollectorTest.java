package dev.assize.sandbox.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Collected.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectorTest {

  @TempDir Path home;

  private Collected only(String path) throws Exception {
    List<Collected> found = Collector.collect(home, List.of(path), 100);
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

    List<Collected> found = Collector.collect(home, List.of("a", "b"), 100);

    assertThat(found.get(0).kind()).isEqualTo(Kind.FILE);
    assertThat(found.get(1).kind()).isEqualTo(Kind.TRUNCATED);
    assertThat(found.get(1).content().size()).isEqualTo(20);
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    Files.writeString(home.resolve("file"), "");

    assertThat(only("no").kind()).isEqualTo(Kind.MISSING);
    assertThat(only("no/such/thing").kind()).isEqualTo(Kind.MISSING);
    assertThat(only("file/below").kind()).isIn(Kind.LEFT_OUT, Kind.MISSING);
  }
}
