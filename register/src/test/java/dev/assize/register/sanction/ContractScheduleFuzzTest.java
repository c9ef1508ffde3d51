package dev.assize.register.sanction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contract schedules are outside data: one is read, or refused with every problem and its place.
 */
class ContractScheduleFuzzTest {

  private static final String ORIGINAL =
      """
      apiVersion: assize/v1
      kind: ContractSchedule
      buyer: buyer.example
      producer: maker.example
      currency: EUR
      fees:
        - {id: setup, amount: "5000.00", due: "2027-02-15T00:00:00Z"}
        - {id: second quarter, amount: "3000.00", due: "2027-04-01T00:00:00Z"}
      reserve: {share: 0.1, released: P180D, clause: "7.1"}
      clauses: {holdback: "7.2", clawback: "7.3"}
      """;

  private static final String[] FRAGMENTS = {
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "- ",
    "&a ",
    "*a",
    "!!x ",
    "null",
    "-1",
    "1e9999",
    "99999999999999999999",
    "P999999999999999999D",
    "+1000000000-12-31T23:59:59Z",
    "\u0000",
    "é",
    "setup",
    "0.1",
    "x".repeat(300)
  };

  @TempDir private Path folder;

  @Test
  void everyMutantIsReadOrRefusedWithAPlace() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    Path file = folder.resolve("contract.yaml");
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 1_500; i++) {
      Files.writeString(file, mutant(random), StandardCharsets.UTF_8);
      try {
        sound(ContractSchedule.read(file));
        read++;
      } catch (DocumentException e) {
        assertThat(e.getMessage()).contains("contract.yaml");
        refused++;
      }
    }
    assertThat(read).isGreaterThan(30);
    assertThat(refused).isGreaterThan(300);
  }

  /** What was read has a digest, and amounts and a reserve that can be reckoned with. */
  private static void sound(ContractSchedule schedule) {
    assertThat(schedule.digest()).isNotNull();
    assertThat(schedule.fees()).extracting(ContractSchedule.Fee::id).doesNotHaveDuplicates();
    schedule.fees().forEach(fee -> assertThat(fee.value()).isNotNegative());
    ContractSchedule.Reserve reserve = schedule.reserve();
    if (reserve != null) {
      assertThat(reserve.share()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }
  }

  private static String mutant(SplittableRandom random) {
    StringBuilder text = new StringBuilder(ORIGINAL);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        default -> text.setCharAt(at, (char) random.nextInt(32, 127));
      }
    }
    return text.toString();
  }
}
