package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.LogFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosigningTest {

  @TempDir Path folder;
  private TestLog log;
  private boolean refusing;
  private final List<TreeHead> cosigned = new ArrayList<>(List.of(TreeHead.EMPTY));

  @BeforeEach
  void begin() {
    log = new TestLog(folder.resolve("log"));
    log.options = LogOptions.DEFAULTS.withCosigning(this::cosign);
  }

  /** A witness: cosigns what its last tree is proven to be the beginning of. */
  private byte[] cosign(Proposal proposal) {
    if (refusing) {
      throw new IllegalStateException("no witness answers");
    }
    TreeHead last = cosigned.getLast();
    assertThat(log.opener.open(proposal.checkpoint())).isEqualTo(proposal.head());
    assertThat(proposal.consistencyFrom(last.size()).proves(last.root(), proposal.head().root()))
        .isTrue();
    assertThat(proposal.publishedSize()).isLessThan(proposal.head().size());
    cosigned.add(proposal.head());
    return proposal.checkpoint();
  }

  @Test
  void everyCheckpointIsShownToTheWitnessesWithAProofFromTheirs() throws Exception {
    try (LogWriter writer = log.open()) {
      log.append(writer, 0, 2_000);
      assertThat(cosigned.getLast()).isEqualTo(writer.head());
    }
    assertThat(log.check()).hasSize(2_000);
  }

  @Test
  void whatNoWitnessCosignedIsNotAcknowledgedAndIsPublishedWithTheNextThatIs() throws Exception {
    try (LogWriter writer = log.open()) {
      writer.append(LogFiles.entry(0));
      refusing = true;
      for (int i = 1; i < 300; i++) {
        byte[] entry = LogFiles.entry(i % 290);
        if (i < 290) {
          assertThatThrownBy(() -> writer.append(entry))
              .isInstanceOf(AppendException.class)
              .hasMessageContaining("no witness answers")
              .satisfies(e -> assertThat(((AppendException) e).isDurable()).isTrue());
        }
      }
      assertThat(writer.head().size()).isEqualTo(1);
      assertThat(log.check()).hasSize(1);
      refusing = false;
      assertThat(writer.append(LogFiles.entry(7)).index()).isEqualTo(7);
      assertThat(writer.head().size()).isEqualTo(290);
    }
    assertThat(log.check()).hasSize(290);
  }

  @Test
  void aLogOpensAlthoughNoWitnessAnswersAndCatchesUpLater() throws Exception {
    try (LogWriter writer = log.open()) {
      writer.append(LogFiles.entry(0));
      refusing = true;
      assertThatThrownBy(() -> writer.append(LogFiles.entry(1)))
          .isInstanceOf(AppendException.class);
    }
    try (LogWriter writer = log.open()) {
      assertThat(writer.head().size()).isEqualTo(1);
      refusing = false;
      Receipt receipt = writer.append(LogFiles.entry(1));
      LogInvariants.checkReceipt(receipt, LogFiles.entry(1), log.opener);
      assertThat(receipt.index()).isEqualTo(1);
    }
    refusing = true;
    assertThat(log.check()).hasSize(2);
  }

  @Test
  void writeAheadFilesDoNotGrowWhileNoWitnessAnswersAndTheLogStillOpens() throws Exception {
    log.options = log.options.withRotation(500);
    try (LogWriter writer = log.open()) {
      writer.append(LogFiles.entry(0));
      refusing = true;
      for (int i = 1; i < 400; i++) {
        byte[] entry = LogFiles.entry(i);
        assertThatThrownBy(() -> writer.append(entry)).isInstanceOf(AppendException.class);
      }
    }
    assertThat(log.folder.resolve(".state/wal-" + "0".repeat(20))).doesNotExist();
    try (LogWriter writer = log.open()) {
      assertThat(writer.head().size()).isEqualTo(1);
    }
    refusing = false;
    try (LogWriter writer = log.open()) {
      assertThat(writer.head().size()).isEqualTo(400);
    }
    assertThat(log.check()).hasSize(400);
  }

  @Test
  void atMostTheQueueIsNotAcknowledgedAtAnyTime() throws Exception {
    log.options = LogOptions.DEFAULTS.withQueue(8, 1 << 20).withCosigning(atMost(8));
    try (LogWriter writer = log.open()) {
      log.append(writer, 0, 500);
    }
    int twoOfTheLongest = 2 * LogWriter.MAX_ENTRY;
    log.options = LogOptions.DEFAULTS.withQueue(100, twoOfTheLongest).withCosigning(atMost(2));
    try (LogWriter writer = log.open()) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        byte[] entry = new byte[LogWriter.MAX_ENTRY];
        entry[0] = (byte) i;
        threads.add(
            Thread.startVirtualThread(() -> {
              try {
                writer.append(entry);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(log.check()).hasSize(520);
  }

  private static Cosigning atMost(int waiting) {
    return proposal -> {
      assertThat(proposal.head().size() - proposal.publishedSize()).isLessThanOrEqualTo(waiting);
      return proposal.checkpoint();
    };
  }
}
