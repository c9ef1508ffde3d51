package dev.assize.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a decoy is seen, without privileges on the machine. */
@Tag("sandbox")
class FileWatchTest {

  @TempDir Path directory;

  private Stage stage;

  @BeforeEach
  void set() throws Exception {
    stage = new Stage(directory);
  }

  @Test
  void whatIsDoneToOtherFilesTouchesNoDecoy() throws Exception {
    assertThat(play("nothing"))
        .contains("file other [READ]")
        .noneMatch(line -> line.startsWith("decoy"))
        .noneMatch(line -> line.contains("gap"));
  }

  @Test
  void aReadIsSeenAlsoIfItLeavesNoAccessTime() throws Exception {
    assertThat(play("read"))
        .contains(
            "decoy .ssh/key [OPENED, READ] UNCHANGED null",
            "decoy docs/list [OPENED, READ] UNCHANGED null",
            "file .ssh/key [READ]")
        .noneMatch(line -> line.contains("wallet") || line.contains("gap"));
  }

  @Test
  void aReadThroughAMappingIsSeenAsAnOpening() throws Exception {
    assertThat(play("map")).containsExactly("decoy wallet [OPENED] UNCHANGED null");
  }

  @Test
  void aReadByARingOfRequestsIsSeen() throws Exception {
    Path disabled = Path.of("/proc/sys/kernel/io_uring_disabled");
    assumeThat(Files.exists(disabled) ? Files.readString(disabled).strip() : "0").isEqualTo("0");

    assertThat(play("ring"))
        .containsExactly("decoy wallet [OPENED, READ] UNCHANGED null", "file wallet [READ]");
  }

  @Test
  void writesAndNewModesAreSeenAndContentsCompared() throws Exception {
    assertThat(play("write"))
        .contains(
            "decoy wallet [OPENED, MODIFIED] CHANGED null",
            "decoy docs/list [OPENED, MODIFIED] EMPTIED null",
            "decoy .ssh/key [ATTRIBUTES] UNCHANGED null");
  }

  @Test
  void contentThatLooksEncryptedIsSaidTo() throws Exception {
    assertThat(play("encrypt"))
        .contains(
            "decoy wallet [OPENED, MODIFIED] ENCRYPTED null",
            "decoy docs/list [ATTRIBUTES, DELETED] ENCRYPTED docs/list.locked");
  }

  @Test
  void aDeletedDecoyIsGoneAndAPipeInItsPlaceStopsNobody() throws Exception {
    assertThat(play("delete"))
        .contains(
            "decoy wallet [ATTRIBUTES, DELETED] REPLACED null",
            "decoy docs/list [ATTRIBUTES, DELETED] GONE null",
            "file docs/list [DELETED]",
            "file docs [READ, DELETED]");
  }

  @Test
  void aRenamedDecoyIsFollowedAlsoWhenItsFolderIs() throws Exception {
    assertThat(play("rename"))
        .contains(
            "decoy wallet [MOVED_FROM] UNCHANGED purse",
            "decoy .ssh/key [] UNCHANGED new/deep/keys/key",
            "file .ssh [MOVED_FROM]",
            "file new/deep/keys [MOVED_TO]");
  }

  @Test
  void linksInPlaceOfADecoyAreNotFollowed() throws Exception {
    assertThat(play("replace"))
        .anyMatch(line -> line.startsWith("decoy wallet") && line.endsWith("REPLACED null"))
        .anyMatch(line -> line.startsWith("decoy docs/list") && line.endsWith("REPLACED null"));
  }

  @Test
  void aReadUnderAnotherNameIsAReadOfTheDecoy() throws Exception {
    assertThat(play("link"))
        .contains(
            "decoy wallet [OPENED, READ, ATTRIBUTES, CREATED] UNCHANGED null",
            "file harmless [READ, CREATED]");
  }

  @Test
  void whatHappensInNewAndRenamedFoldersHasItsRightName() throws Exception {
    assertThat(play("create"))
        .contains(
            "file a/b/c [MODIFIED, CREATED]",
            "file z/b/d [MODIFIED, CREATED]",
            "file z/b/c [DELETED]")
        .noneMatch(line -> line.contains("gap"));
  }

  @Test
  void anOlderKernelGetsAMarkOnEachFolder() throws Exception {
    assertThat(play("folders"))
        .contains(
            "file a/c [MODIFIED, CREATED]", "file other [READ]", "file z/d [MODIFIED, CREATED]")
        .noneMatch(line -> line.contains("gap"));
  }

  @Test
  void whatCameBeforeTheMarkOfAFolderIsAGap() throws Exception {
    List<String> lines = play("hasty");

    assertThat(lines).anyMatch(line -> line.startsWith("file a/b/d [") && line.contains("CREATED"));
    assertThat(lines)
        .anyMatch(line -> line.equals("file a [CREATED]") || line.startsWith("file a ["));
  }

  @Test
  void eachSecretOfAFurnishedHomeIsWatchedThroughBubblewrap() throws Exception {
    List<String> lines = play("furnished");

    assertThat(lines).hasSizeGreaterThan(20).startsWith("exit 0");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("read"))
        .isNotEmpty()
        .allMatch(line -> line.equals("read [OPENED, READ]"));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("left"))
        .isNotEmpty()
        .allMatch(line -> line.equals("left []"));
  }

  @Test
  void filesThatThereIsNoRoomForAreAGapAndHideNoDecoy() throws Exception {
    assertThat(play("many"))
        .containsExactly(
            "decoy wallet [OPENED, READ] UNCHANGED null",
            "file gap more files were touched than there is room for");
  }

  @Test
  void aFloodOverflowsTheQueueOfAllFilesAndNotThatOfTheDecoys() throws Exception {
    assertThat(play("flood"))
        .containsExactly(
            "touched wallet [OPENED, READ]",
            "file gap more happened at once than the kernel keeps, and events were lost");
  }

  private List<String> play(String scene) throws Exception {
    return stage.playInNamespaces(FileScenes.class, scene);
  }
}
