package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.job.Observations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rare ways to send something: none may look as if nothing had been sent. */
@Tag("sandbox")
class UnusualTrafficTest {

  private static final String SECRET = "kR7vXw2MqT9sLzB4";

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.open(Settings.DEFAULT);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipath",
        "fast-open",
        "urgent",
        "reset",
        "multicast",
        "broadcast",
        "lite",
        "message",
        "fragments",
        "ports",
        "sequenced"
      })
  void isRefusedOrRecordedOrMakesTheRunIncomplete(String way) throws Exception {
    try (Cell cell = sandbox.open(Jobs.python("sideways.py", way, SECRET).build())) {
      Observations seen = cell.end();

      String said = cell.first().stdout().text().strip();
      List<Flow> flows = FlowLog.read(cell.captured().resolve("flows.jsonl"));
      assertThat(cell.first().stderr().text()).isEmpty();
      if (said.equals("sent")) {
        assertThat(
                everythingRecorded(cell.captured()).contains(SECRET)
                    || flows.size() >= SECRET.length()
                    || seen.gaps().stream().anyMatch(gap -> gap.startsWith("network: ")))
            .as("%s: %s %s", way, flows, seen.gaps())
            .isTrue();
      } else {
        assertThat(said).startsWith("refused ");
      }
    }
  }

  private static String everythingRecorded(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
