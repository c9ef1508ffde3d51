package dev.assize.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.doctor.ObservationLevel.Rung;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationLevelTest {

  private static final Check WORKS = Check.works("a", "seen");
  private static final Check NOTE = Check.note("b", "seen", "something to know", null);
  private static final Check REDUCES = Check.reduces("c", "seen", "less is seen", null);
  private static final Check PREVENTS = Check.prevents("d", "seen", null);

  @Test
  void isFullIfNothingIsLost() {
    ObservationLevel level = ObservationLevel.of(List.of(WORKS, NOTE));

    assertThat(level.rung()).isEqualTo(Rung.FULL);
    assertThat(level.gaps()).isEmpty();
  }

  @Test
  void isReducedIfOneFacilityFailsAndNamesTheGap() {
    ObservationLevel level = ObservationLevel.of(List.of(WORKS, REDUCES, NOTE));

    assertThat(level.rung()).isEqualTo(Rung.REDUCED);
    assertThat(level.gaps()).containsExactly("c: less is seen");
  }

  @Test
  void isNoneIfProgramsCannotBeIsolatedWhateverElseWorks() {
    ObservationLevel level = ObservationLevel.of(List.of(PREVENTS, WORKS, REDUCES));

    assertThat(level.rung()).isEqualTo(Rung.NONE);
    assertThat(level.gaps()).containsExactly("d: programs cannot be examined", "c: less is seen");
  }

  @Test
  void cannotBeReducedWithoutAGapNorFullWithOne() {
    assertThatThrownBy(() -> new ObservationLevel(Rung.REDUCED, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ObservationLevel(Rung.FULL, List.of("a: b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCheckCannotFailWithoutConsequences() {
    assertThatThrownBy(() -> new Check("a", Check.State.REDUCES, "seen", null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Check("a", Check.State.WORKS, "seen", "lost", null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
