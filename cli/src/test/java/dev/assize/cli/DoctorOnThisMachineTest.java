package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("sandbox")
class DoctorOnThisMachineTest {

  @Test
  void theCommandAnswersForTheRealMachineAndItsExitCodeAgrees(@TempDir Path home) throws Exception {
    AssizeProcess.Result result = AssizeProcess.run(home, "doctor", "--json");

    assertThat(result.err()).isEmpty();
    JsonNode answer = Json.mapper().readTree(result.out());
    int expected =
        answer.at("/level/rung").asString().equals("FULL") ? ExitCode.YES : ExitCode.INCONCLUSIVE;
    assertThat(result.exitCode()).as(result.out()).isEqualTo(expected);
    assertThat(home).isEmptyDirectory();
  }
}
