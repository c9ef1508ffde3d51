package dev.assize.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.doctor.Check.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineFacilitiesTest {

  private static final ProgramRun NPM = new ProgramRun(0, "10.9.2\n");
  private static final ProgramRun ABSENT = new ProgramRun(-1, "no such file");

  @Test
  void onAnotherSystemNoProgramIsTriedAndTheReasonIsGiven() throws Exception {
    List<Check> checks = new ArrayList<>();
    for (Facility facility : MachineFacilities.of("Mac OS X")) {
      checks.add(facility.check());
    }

    assertThat(ObservationLevel.of(checks).rung()).isEqualTo(ObservationLevel.Rung.NONE);
    assertThat(checks).extracting(Check::facility).containsExactly("system", "Java", "Node.js");
    assertThat(checks.getFirst().seen())
        .isEqualTo("Mac OS X: programs can be isolated on Linux only");
  }

  @Test
  void aProcessorThatIsNotTestedIsNoted() {
    assertThat(MachineFacilities.system("6.18", "amd64").state()).isEqualTo(State.WORKS);
    assertThat(MachineFacilities.system("6.18", "aarch64").state()).isEqualTo(State.NOTE);
  }

  @Test
  void aMissingToolPreventsEverythingAndItsPackageIsNamed() throws Exception {
    Check check = MachineFacilities.tools(Map.of("bwrap", "bubblewrap"));

    assertThat(check.state()).isEqualTo(State.PREVENTS);
    assertThat(check.seen()).isEqualTo("there is no bwrap");
    assertThat(check.help().orElseThrow().packages()).containsExactly("bubblewrap");
    assertThat(check.help().orElseThrow().command()).contains("bubblewrap");
  }

  @Test
  void twoToolsOfOnePackageNeedItOnce() throws Exception {
    Check check = MachineFacilities.tools(Map.of("setpriv", "util-linux", "unshare", "util-linux"));

    assertThat(check.help().orElseThrow().packages()).containsExactly("util-linux");
  }

  @Test
  void nodeIsFineFromVersionTwenty() {
    assertThat(MachineFacilities.node(new ProgramRun(0, "v20.0.0\n"), NPM).state())
        .isEqualTo(State.WORKS);
    assertThat(MachineFacilities.node(new ProgramRun(0, "v19.9.0\n"), NPM).state())
        .isEqualTo(State.NOTE);
    assertThat(MachineFacilities.node(new ProgramRun(0, "what?\n"), NPM).state())
        .isEqualTo(State.NOTE);
  }

  @Test
  void whichOfNodeAndNpmIsMissingIsSaid() {
    assertThat(MachineFacilities.node(ABSENT, ABSENT).seen()).isEqualTo("there is no node");
    Check npm = MachineFacilities.node(new ProgramRun(0, "v22.1.0\n"), ABSENT);

    assertThat(npm.seen()).isEqualTo("there is no npm");
    assertThat(npm.help().map(Fix::packages)).contains(List.of("nodejs", "npm"));
  }

  @Test
  void controlGroupsAreNeverMoreThanANote(@TempDir Path folder) {
    assertThat(MachineFacilities.controlGroups(folder).seen()).startsWith("there,");
    Check absent = MachineFacilities.controlGroups(folder.resolve("gone"));

    assertThat(absent.seen()).startsWith("not there");
    assertThat(absent.state()).isEqualTo(State.NOTE);
    assertThat(absent.help()).isEqualTo(Optional.empty());
  }
}
