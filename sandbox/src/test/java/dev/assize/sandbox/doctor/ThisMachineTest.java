package dev.assize.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.doctor.Check.State;
import dev.assize.sandbox.doctor.ObservationLevel.Rung;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a machine that runs the other tests of this group, the doctor finds that it can. */
@Tag("sandbox")
final class ThisMachineTest {

  @Test
  void allFacilitiesAreTriedAndProgramsCanBeIsolatedAndObserved() throws Exception {
    Diagnosis diagnosis = Doctor.ofThisMachine().examine();

    assertThat(diagnosis.checks())
        .extracting(Check::facility)
        .containsExactly(
            "system",
            "Java",
            "tools",
            "user namespaces",
            "isolation",
            "system calls",
            "network",
            "packets",
            "files",
            "programs started",
            "control groups",
            "Node.js");
    assertThat(diagnosis.checks())
        .filteredOn(check -> check.state() == State.PREVENTS)
        .as(diagnosis.toString())
        .isEmpty();
    assertThat(diagnosis.checks())
        .filteredOn(check -> !check.facility().equals("files"))
        .filteredOn(check -> check.state() == State.REDUCES)
        .as("only an older kernel may lower the level")
        .isEmpty();
    assertThat(diagnosis.level().rung()).isNotEqualTo(Rung.NONE);
  }
}
