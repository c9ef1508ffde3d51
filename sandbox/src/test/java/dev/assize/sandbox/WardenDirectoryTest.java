package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WardenDirectoryTest {

  @TempDir Path folder;

  private Path abandoned(String... extra) throws Exception {
    Path old = Files.createDirectories(folder.resolve(".wd-1"));
    Files.createDirectory(old.resolve("g"));
    Files.createFile(old.resolve("lock"));
    for (String name : extra) {
      Files.createFile(old.resolve(name));
    }
    return old;
  }

  @Test
  void closingLeavesNothing() throws Exception {
    WardenDirectory.create(folder).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void clearsAbandonedOnesAndSparesThoseInUse() throws Exception {
    Path old = abandoned();
    try (WardenDirectory first = WardenDirectory.create(folder);
        WardenDirectory second = WardenDirectory.create(folder)) {
      assertThat(old).doesNotExist();
      assertThat(first.ground()).isDirectory();
      assertThat(second.ground()).isDirectory();
    }
  }

  @Test
  void sparesOneThatIsJustBeingMade() throws Exception {
    Path young = Files.createDirectory(folder.resolve(".wd-2"));
    WardenDirectory.create(folder).close();

    assertThat(young).isDirectory();
  }
}
