package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.record.ProcurementRecord;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The record in Chromium: on a phone, on a screen as wide as a sheet, and on paper. */
@Tag("browser")
class RecordBrowserTest {

  /** Chromium may still be writing to its profile. */
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path folder;

  private AtTheGate gate;
  private Printer printer;

  @BeforeEach
  void aPrinter() throws Exception {
    printer = new Printer(folder);
    gate = new AtTheGate(TestAgents.in(folder));
    gate.policy = "public-procurement";
    gate.context = List.of("tier=general", "autonomy=asks", "purpose=purchase");
    gate.budget = BudgetAtTheGateTest.budget("60000.00", "1000.00", BudgetAtTheGateTest.FEE);
  }

  private ProcurementRecord record(String hostile) {
    gate.affair.conditions =
        List.of(new Condition("c", "Keep " + hostile, gate.affair.now.plus(Duration.ofDays(90))));
    gate.affair.grant();
    gate.relyingParty = "buyer.test" + hostile;
    return ProcurementRecordTest.record(gate, "./assize gate clerk " + hostile);
  }

  private void fits(String html) throws Exception {
    for (int width : new int[] {400, 794}) {
      JsonNode found = printer.measured(html, width);
      assertThat(found.path("tooWide").valueStream().map(JsonNode::asString)).isEmpty();
      assertThat(found.path("loaded").valueStream().map(JsonNode::asString)).isEmpty();
      assertThat(found.path("scripts").asInt()).isZero();
      assertThat(found.path("images").asInt()).isZero();
      assertThat(found.path("heading").asString()).isEqualTo("DENY");
    }
  }

  @Test
  void nothingIsWiderThanItsPage() throws Exception {
    fits(record("").html());
  }

  @Test
  void hostileNamesBreakNeitherLayoutNorPage() throws Exception {
    fits(record(ProcurementRecordTest.HOSTILE).html());
  }

  @Test
  void itIsPrintedOnAFewSheetsWithEverythingOnThem() throws Exception {
    List<String> pages = printer.printed(record("").html());
    assertThat(pages).hasSizeBetween(3, 6);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i).replace(" ", "")).contains((i + 1) + "/" + pages.size());
    }
    assertThat(pages.getFirst()).contains("DENY", "clerk 1.0.0 by maker.test may not be let in");
    String all = String.join("\n", pages).replaceAll("[\\s\u00A0]+", " ");
    assertThat(all)
        .contains("security-share", "policy's floor", "3,000.00 EUR", "NOT ASSESSED")
        .contains("Check it yourself", "./assize record THIS-FILE")
        .contains("Who requests", "Who decides");
    assertThat(all.replace(" ", "")).contains(gate.affair.certificate.toString());
  }

  @Test
  void hostileNamesArePrintedToo() throws Exception {
    String all = String.join("", printer.printed(record(ProcurementRecordTest.HOSTILE).html()));
    assertThat(all.replaceAll("\\s+", "")).contains("W".repeat(200), "<script>alert(1)</script>");
  }
}
