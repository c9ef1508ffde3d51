package dev.assize.examination.detonation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.SandboxException;
import dev.assize.sandbox.job.Persona;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxedSiteTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "/"})
  void aFolderWithTheUsersWholeHomeInItIsNotShownToAnAgent(String fromHome) {
    Path root = Path.of(System.getProperty("user.home")).resolve(fromHome);

    assertThatThrownBy(() -> SandboxedSite.open(List.of(root), List.of(), Persona.SOMEBODY))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("put its manifest into a folder of its own");
  }
}
