package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Outcome;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private final Plan plan = Plans.of(2, 0.05, 100, 1000);
  @TempDir Path folder;

  @Test
  void whatWasAppendedIsReadBackInOrder() {
    List<TrialRecord> written = records(20);
    try (Journal journal = Journal.open(file())) {
      written.forEach(journal::append);
    }

    assertThat(Journal.read(file())).isEqualTo(written);
    try (Journal journal = Journal.open(file())) {
      assertThat(journal.records()).isEqualTo(written);
    }
  }

  @Test
  void aLineTornAnywhereIsCutOffAndTheLinesBeforeItStay() throws IOException {
    List<TrialRecord> written = records(3);
    try (Journal journal = Journal.open(file())) {
      written.forEach(journal::append);
    }
    byte[] whole = Files.readAllBytes(file());
    int lastLine =
        new String(whole, java.nio.charset.StandardCharsets.UTF_8)
                .lastIndexOf('\n', whole.length - 2)
            + 1;

    for (int length = lastLine; length < whole.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      assertThat(Journal.read(file())).isEqualTo(written.subList(0, 2));
      try (Journal journal = Journal.open(file())) {
        assertThat(journal.records()).isEqualTo(written.subList(0, 2));
        journal.append(written.get(2));
      }
      assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }
  }

  @Test
  void aDamagedLineInTheMiddleIsNamed() throws IOException {
    try (Journal journal = Journal.open(file())) {
      records(2).forEach(journal::append);
    }
    Files.writeString(file(), "{\"lane\":\n", StandardOpenOption.APPEND);
    try (var out = Files.newBufferedWriter(file(), StandardOpenOption.APPEND)) {
      out.write("{}\n");
    }

    assertThatThrownBy(() -> Journal.open(file()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("journal.jsonl:3: not a trial's record");
  }

  @Test
  void aSecondExaminationIsKeptOut() {
    try (Journal journal = Journal.open(file())) {
      assertThatThrownBy(() -> Journal.open(file()))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("in use by another examination");
      assertThat(journal.records()).isEmpty();
    }
    Journal.open(file()).close();
  }

  @Test
  void appendsFromManyThreadsDoNotMix() {
    List<TrialRecord> written = records(200);
    try (Journal journal = Journal.open(file());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      written.forEach(record -> threads.submit(() -> journal.append(record)));
    }

    assertThat(Journal.read(file())).containsExactlyInAnyOrderElementsOf(written);
  }

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private List<TrialRecord> records(int count) {
    List<TrialRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trial trial = new Trial(plan.lane("no-h" + i % 2), i, "pay", "plea@mail-body");
      records.add(Records.of(trial, i % 3 == 0 ? Outcome.HARMED : Outcome.RESISTED));
    }
    return records;
  }
}
