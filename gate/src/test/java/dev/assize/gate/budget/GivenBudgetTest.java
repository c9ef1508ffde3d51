package dev.assize.gate.budget;

import static dev.assize.gate.budget.Budgets.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenBudgetTest {

  @TempDir private Path folder;

  private static void refused(String text, String... says) {
    assertThatThrownBy(() -> Budgets.read(text))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("budget.yaml")
        .hasMessageContainingAll(says);
  }

  private static String changed(String from, String to) {
    assertThat(USUAL).contains(from);
    return USUAL.replace(from, to);
  }

  @Test
  void theDigestIsThatOfTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("budget.yaml"), USUAL);
    GivenBudget given = GivenBudget.read(file);
    assertThat(given.digest()).isEqualTo(Digest.of(USUAL.getBytes(StandardCharsets.UTF_8)));
    assertThat(given.place()).isEqualTo(file.toString());
    assertThat(given.fee(SecurityPart.SURVEILLANCE).orElseThrow().perEvaluator()).isTrue();
  }

  @Test
  void jsonIsReadAsWell() {
    assertThat(
            Budgets.read(
                    """
                    {"apiVersion": "assize/v1", "kind": "ProjectBudget", "project": "P", "currency": "EUR",
                     "cost": "10", "use": {"from": "2030-01-01", "until": "2030-01-02"}, "fees": {},
                     "setAside": {"examinations": "0", "surveillance": "0", "stewardship": "0"}}
                    """)
                .fees())
        .isEmpty();
  }

  @Test
  void feesCanStandInAContractsSchedule() throws Exception {
    Files.writeString(
        folder.resolve("contract.yaml"),
        """
        apiVersion: assize/v1
        kind: ContractSchedule
        buyer: buyer.test
        producer: maker.test
        currency: EUR
        fees: [{id: surveillance, amount: "80.50", due: "2030-01-01T00:00:00Z"}]
        clauses: {}
        """);
    String surveillance =
        "surveillance: {amount: \"250.00\", per: evaluator, source: \"Fees of owner.test, 2030\"}";
    Path file = folder.resolve("budget.yaml");
    Files.writeString(
        file, changed(surveillance, "surveillance: {schedule: contract.yaml, fee: surveillance}"));
    GivenBudget.KnownFee fee = GivenBudget.read(file).fee(SecurityPart.SURVEILLANCE).orElseThrow();
    assertThat(fee.amount()).isEqualTo(new BigDecimal("80.50"));
    assertThat(fee.source()).contains("contract.yaml", "sha256:");

    Files.writeString(
        file, changed(surveillance, "surveillance: {schedule: contract.yaml, fee: other}"));
    assertThatThrownBy(() -> GivenBudget.read(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("contract.yaml has no fee \"other\"");
    Files.writeString(
        file,
        changed(surveillance, "surveillance: {schedule: contract.yaml, fee: surveillance}")
            .replace("EUR", "SEK"));
    assertThatThrownBy(() -> GivenBudget.read(file))
        .hasMessageContaining("is in EUR, the budget in SEK");
    Files.writeString(file, changed(surveillance, "surveillance: {schedule: ../x.yaml, fee: a}"));
    assertThatThrownBy(() -> GivenBudget.read(file)).isInstanceOf(DocumentException.class);
    Files.writeString(file, changed(surveillance, "surveillance: {schedule: none.yaml, fee: a}"));
    assertThatThrownBy(() -> GivenBudget.read(file)).hasMessageContaining("there is no such file");
  }

  @Test
  void whatIsNoBudgetIsRefusedWithItsPlace() {
    refused(changed("cost: \"100000.00\"", "cost: \"0.00\""), "cost is 0");
    refused(changed("cost: \"100000.00\"", "cost: 100000.00"), ":5:", "cost");
    refused(changed("cost: \"100000.00\"", "cost: \"-1.00\""), "cost");
    refused(changed("cost: \"100000.00\"", "cost: \"1e9\""), "cost");
    refused(changed("cost: \"100000.00\"", "cost: \"1,000.00\""), "cost");
    refused(changed("cost: \"100000.00\"", "cost: \"1000000000000000.00\""), "cost");
    refused(changed("cost: \"100000.00\"", "cost: \"8499.99\""), "more is set aside");
    refused(changed("cost: \"100000.00\"\n", ""), "cost");
    refused(changed("\"1500.00\"", "\"1500.005\""), "stewardship");
    refused(changed("until: 2032-02-01", "until: 2030-02-01"), "ends before it begins");
    refused(changed("until: 2032-02-01", "until: 2032-02-31"), "there is no day 2032-02-31");
    refused(changed("until: 2032-02-01", "until: 9999-12-31"), "100 years");
    refused(changed("currency: EUR", "currency: euro"), "currency");
    refused(changed("per: case", "per: trial"), "per");
    refused(changed("per: case, source: \"Fees of owner.test, 2030\"", "per: case"), "source");
    refused(
        changed("amount: \"1200.00\", per", "amount: \"1\", schedule: c.yaml, per"), "schedule");
    refused(changed("kind: ProjectBudget", "kind: ContractSchedule"), "kind");
    refused(USUAL + "coversSecurity: true\n", "coversSecurity");
    refused(USUAL + "project: another\n", "project");
    refused("", "budget.yaml");
    refused("[]", "budget.yaml");
    refused("&a [*a]", "budget.yaml");
  }

  @Test
  void filesThatCannotBeReadAreRefused() throws Exception {
    assertThatThrownBy(() -> GivenBudget.read(folder.resolve("none.yaml")))
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> GivenBudget.read(folder)).isInstanceOf(DocumentException.class);
    Path long_ = Files.write(folder.resolve("long.yaml"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> GivenBudget.read(long_)).hasMessageContaining("longer than");
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 1});
    assertThatThrownBy(() -> GivenBudget.read(binary)).hasMessageContaining("not UTF-8");
  }

  /** Whatever the bytes, they are read or refused; what is read is computed. */
  @Test
  void changedBytesAreReadOrRefused() {
    Seed.Random random = new Seed("b0".repeat(32)).random();
    byte[] usual = USUAL.getBytes(StandardCharsets.UTF_8);
    List<String> pieces =
        List.of("\"", "{", "}", ":", "\n", "-", "0", "9", "e", ".", "&", "*", "!", "\u0000", "€");
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder(new String(usual, StandardCharsets.UTF_8));
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, random.pick(pieces));
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
          default -> text.replace(at, at + 1, random.pick(pieces));
        }
      }
      try {
        GivenBudget given = Budgets.read(text.toString());
        SecurityCost cost = SecurityCost.of(given, null, SecurityCostTest.NOW);
        assertThat(cost.share()).isBetween(0L, 10_000L);
        read++;
      } catch (DocumentException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
    assertThat(read).isBetween(100, 9_000);
  }
}
