package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.JobResult.Ending;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sandbox")
final class SandboxTest {

  @Test
  void runsACommandAndReturnsWhatItPrinted() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Settings.DEFAULT)) {
      JobResult result =
          sandbox.run(
              Job.of(
                      "sh",
                      "-c",
                      "id; hostname; pwd; echo oops >&2; tr '\\0' ' ' </proc/1/cmdline; cat /proc/1/environ; cat /proc/self/mountinfo; ls -la / ~ /dev /etc; ps aux; exit 3")
                  .build());
      java.nio.file.Files.writeString(
          java.nio.file.Path.of("/tmp/out.txt"),
          result.toString() + "\n" + result.stdout().text() + result.stderr().text());
      assertThat(result.ending()).isEqualTo(Ending.EXITED);
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.usable()).isTrue();
      assertThat(result.stderr().text()).isEqualTo("oops\n");
    }
  }
}
