package dev.assize.sandbox.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/x", "../x", "a/../b", "a//b", "a/", ".", "a\nb", "a\0b"})
  void pathsOutsideTheHomeAreRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> Job.of("x").bringBack(path).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlantedFile(path, Content.EMPTY, 0600, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {".ssh/id", "a", "a.b/..c", "Größe/ä b"})
  void plainPathsAreTaken(String path) {
    assertThat(Job.of("x").bringBack(path).build().command().bringBack()).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "/x"})
  void whatIsHiddenOfABindIsAName(String hidden) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadOnlyBind("/srv/agent", "/opt/agent", List.of(hidden)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/usr/bin", "/opt", "/etc/x", "/opt/../etc", "opt/x", "/home/sam"})
  void bindsCoverNothingThatEveryJobHas(String inside) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadOnlyBind("/usr", inside));
  }

  @Test
  void whatCannotBePassedToAProgramIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Job.of().build());
    assertThatIllegalArgumentException().isThrownBy(() -> Job.of("a\0").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Job.of("a").environment("B=C", "d").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Job.of("a").deadline(Duration.ZERO).build());
  }
}
