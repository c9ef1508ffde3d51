package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.merkle.Hash;
import dev.assize.log.tile.LogFiles;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryIndexTest {

  private static final int LEAVES = 100_000;

  @TempDir Path folder;

  @Test
  void findsWhatWasPutInAndNothingElse() {
    try (EntryIndex index = new EntryIndex()) {
      fill(index);
      checkAll(index);
    }
  }

  @Test
  void isTheSameAfterItWasWrittenAndRead() throws Exception {
    Path file = folder.resolve("index");
    try (EntryIndex index = new EntryIndex();
        FileChannel out =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      fill(index);
      index.write(out);
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        EntryIndex index = EntryIndex.read(in)) {
      assertThat(index.size()).isEqualTo(LEAVES);
      checkAll(index);
      index.put(leaf(LEAVES), LEAVES);
      assertThat(index.find(leaf(LEAVES), i -> true)).isEqualTo(LEAVES);
    }
  }

  @Test
  void aCandidateThatIsNotTheOneIsPassedOver() {
    try (EntryIndex index = new EntryIndex()) {
      index.put(leaf(1), 5);
      index.put(leaf(1), 7);

      assertThat(index.find(leaf(1), i -> i == 7)).isEqualTo(7);
      assertThat(index.find(leaf(1), i -> false)).isEqualTo(-1);
    }
  }

  private static void fill(EntryIndex index) {
    for (int i = 0; i < LEAVES; i++) {
      index.put(leaf(i), i);
    }
  }

  private static void checkAll(EntryIndex index) {
    for (int i = 0; i < LEAVES; i++) {
      assertThat(index.find(leaf(i), candidate -> true)).isEqualTo(i);
    }
    for (int i = LEAVES; i < LEAVES + 1000; i++) {
      assertThat(index.find(leaf(i), candidate -> true)).isEqualTo(-1);
    }
  }

  private static Hash leaf(int i) {
    return Hash.leaf(LogFiles.entry(i));
  }
}
