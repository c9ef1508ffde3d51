package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.document.DocumentException;
import dev.assize.statement.intoto.DisclosurePredicate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disclosures are outside data: one becomes an entry, or is refused with every problem's place. */
class DisclosureFormFuzzTest {

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private static final String ORIGINAL =
      """
      apiVersion: assize/v1
      kind: Disclosure
      party: lab.example
      owners: [{party: holding.example, share: "0.6"}]
      funders: [{party: fund.example}]
      advisory: [{client: maker.example, from: "2026-01-01T00:00:00Z", until: "2026-06-01T00:00:00Z"}]
      competitors: [rival.example]
      judgeModelVendors: []
      fees: [{party: buyer.example, share: "0.1"}]
      harness: {name: assize 0.1.0, sha256: 0000000000000000000000000000000000000000000000000000000000000000}
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
    "1.5",
    "0.00000000000000000000000000000000000001",
    "99999999999999999999",
    "LAB",
    "..",
    "\u0000",
    "é",
    "+1000000000-12-31T23:59:59Z",
    "x".repeat(300)
  };

  @TempDir private Path folder;

  @Test
  void everyMutantBecomesAnEntryOrIsRefusedWithAPlace() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    Path file = folder.resolve("disclosure.yaml");
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 1_500; i++) {
      Files.writeString(file, mutant(random), StandardCharsets.UTF_8);
      try {
        DisclosurePredicate entry = DisclosureForm.read(file).at(NOW);
        assertThat(entry.at()).isEqualTo(NOW);
        read++;
      } catch (DocumentException e) {
        assertThat(e.getMessage()).contains("disclosure.yaml");
        refused++;
      }
    }
    assertThat(read).isGreaterThan(30);
    assertThat(refused).isGreaterThan(300);
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
