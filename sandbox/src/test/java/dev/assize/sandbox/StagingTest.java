package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagingTest {

  private static final Path STAGE = Path.of("/stage");

  @TempDir Path folder;

  private Path tool;

  @BeforeEach
  void putAToolIntoAClosedFolder() throws Exception {
    tool = Files.createDirectories(folder.resolve("closed/tool")).toRealPath();
    permit(tool, "rwxr-xr-x");
    permit(tool.getParent(), "rwx------");
  }

  private static void permit(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void anOrdinaryUserFindsEverythingWhereItIs() throws Exception {
    Staging staging = new Staging(STAGE, false);

    assertThat(staging.place(tool)).isEqualTo(tool);
    assertThat(staging.pairs()).isEmpty();
  }

  @Test
  void whatLiesBehindAClosedFolderIsShownElsewhere() throws Exception {
    Staging staging = new Staging(STAGE, true);
    Path inner = Files.createDirectory(tool.resolve("bin"));

    assertThat(staging.place(tool)).isEqualTo(STAGE.resolve("0-tool"));
    assertThat(staging.place(tool)).isEqualTo(STAGE.resolve("0-tool"));
    assertThat(staging.pairs()).containsExactly(tool.toString(), "/stage/0-tool");
    assertThat(staging.find(inner)).isEqualTo(Path.of("/stage/0-tool/bin"));
    assertThat(staging.place(Path.of("/usr"))).isEqualTo(Path.of("/usr"));
  }

  @Test
  void whatIsClosedItselfIsRefusedWithTheCommandThatOpensIt() throws Exception {
    permit(tool, "rwx------");

    assertThatThrownBy(() -> new Staging(STAGE, true).place(tool))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("chmod -R o+rX " + tool);
  }
}
