package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a mount namespace of its own, so that no privilege is needed. */
@Tag("sandbox")
class FullDiskTest {

  private static final String ON_A_SMALL_DISK =
      "mount -t tmpfs -o size=6m none \"$1\" && exec \"$2\" -XX:TieredStopAtLevel=1"
          + " -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp \"$3\" dev.assize.log.storage.FullDiskScenes \"$1\"";

  @TempDir Path folder;

  @Test
  void aFullOrReadOnlyDiskIsSaidClearlyAndHarmsNothing() throws Exception {
    Process process =
        new ProcessBuilder(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                ON_A_SMALL_DISK,
                "sh",
                folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("all scenes held");
  }
}
