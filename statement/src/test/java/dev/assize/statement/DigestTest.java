package dev.assize.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  /** FIPS 180-2 appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void aDigestIsSha256() {
    assertThat(Digest.of("abc".getBytes(UTF_8)).hex()).isEqualTo(ABC);
  }

  @Test
  void aFileHasTheDigestOfItsBytes(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("abc"), "abc".getBytes(UTF_8));
    assertThat(Digest.ofFile(file)).isEqualTo(new Digest(ABC));
    assertThatThrownBy(() -> Digest.ofFile(folder.resolve("missing")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aDigestIsWrittenWithItsAlgorithmAndReadBack() {
    Digest digest = new Digest(ABC);
    assertThat(digest).hasToString("sha256:" + ABC);
    assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    assertThat(digest.abbreviated()).isEqualTo("ba7816bf8f01");
  }

  @Test
  void aDigestIsATextInJson() {
    Digest digest = new Digest(ABC);
    String json = Json.mapper().writeValueAsString(digest);
    assertThat(json).isEqualTo("\"sha256:" + ABC + "\"");
    assertThat(Json.mapper().readValue(json, Digest.class)).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ABC, "sha512:" + ABC, "sha256:", "sha256:BA78", "sha256: " + ABC})
  void anotherFormIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(text));
  }
}
