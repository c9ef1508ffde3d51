package dev.assize.world.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.world.outside.TrialFolder.Entry;
import dev.assize.world.outside.TrialFolder.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialFolderTest {

  @Test
  void whatIsLeftIsSeenInOrderAndGoneWhenItIsClosed() throws IOException {
    TrialFolder folder = TrialFolder.make(Map.of("b/c.txt", "C", "a.txt", "A"));
    Files.createDirectory(folder.files().resolve("empty"));

    assertThat(folder.entries())
        .containsExactly(
            new Entry("a.txt", Kind.FILE, "A"),
            new Entry("b", Kind.FOLDER, ""),
            new Entry("b/c.txt", Kind.FILE, "C"),
            new Entry("empty", Kind.FOLDER, ""));
    folder.close();
    assertThat(folder.files().getParent()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out.txt", "a/../../out.txt", "."})
  void noFileIsMadeOutside(String path) {
    assertThatThrownBy(() -> TrialFolder.make(Map.of(path, "x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is not below the folder");
  }

  @Test
  void moreThanCanBeLookedAtIsRefusedBeforeItIsRead() throws IOException {
    try (TrialFolder folder = TrialFolder.make(Map.of("a.txt", "A"))) {
      try (RandomAccessFile sparse =
          new RandomAccessFile(folder.files().resolve("huge").toFile(), "rw")) {
        sparse.setLength(TrialFolder.MAX_BYTES + 1);
      }
      assertThatThrownBy(folder::entries)
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("holds more than");
    }
  }

  @Test
  void anAliasStandsForThePathInBothDirections() {
    Alias alias = new Alias("/tmp/x81/files", "/srv/desk");

    assertThat(alias.shown("see /tmp/x81/files/a")).isEqualTo("see /srv/desk/a");
    assertThat(alias.real("/srv/desk")).isEqualTo("/tmp/x81/files");
    assertThat(alias.real("'/srv/desk/a', /srv/desks, /old/srv/desk"))
        .isEqualTo("'/tmp/x81/files/a', /srv/desks, /old/srv/desk");
    assertThat(
            alias.real(
                Json.mapper().readTree("{\"/srv/desk\": [\"/srv/desk/a\", 1, {\"b\": null}]}")))
        .isEqualTo(
            Json.mapper().readTree("{\"/srv/desk\": [\"/tmp/x81/files/a\", 1, {\"b\": null}]}"));
  }
}
