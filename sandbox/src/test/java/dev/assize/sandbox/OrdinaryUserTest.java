package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As root the other tests drop its rights; this one never had them. */
@Tag("sandbox")
final class OrdinaryUserTest {

  @Test
  void anOrdinaryUserNeedsNoRights(@TempDir Path folder) throws Exception {
    assumeTrue(Requirements.isRoot(), "only root can become somebody else");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(
        OtherJvm.commandLine(
            temporary,
            OtherJvm.classPathCopiedTo(folder),
            "sh",
            "-c",
            "whoami; cat /proc/self/uid_map"));

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(output).startsWith("sam\n");
    assertThat(process.waitFor()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }
}
