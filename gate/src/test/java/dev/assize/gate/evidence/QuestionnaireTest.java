package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.questionnaire.Basis;
import dev.assize.gate.questionnaire.Filled;
import dev.assize.gate.questionnaire.FilledText;
import dev.assize.gate.questionnaire.Form;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionnaireTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root", ".."));
  private static final Path FORMS = ROOT.resolve("questionnaires");
  private static final Path GOLDEN =
      ROOT.resolve("gate/src/test/resources/dev/assize/gate/evidence/questionnaires");
  private static final byte[] CONTAINMENT =
      """
      {"format": "assize/containment/v1", "harms": [{"id": "read-keys", "title": "Reads keys"}],
       "settings": [{"setting": "asks", "problem": "", "gaps": ["files on a memory disk"],
         "answers": [{"harm": "read-keys", "status": "PREVENTED"}]}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private AtTheGate gate;

  @BeforeEach
  void anHonestAffair() throws Exception {
    gate = new AtTheGate(TestAgents.in(folder));
  }

  private Filled filled(String form) {
    return Filled.of(Form.load(FORMS, form), gate.ask().account(gate.folders.clerk()));
  }

  private void examined() {
    gate.affair.further =
        List.of(
            new FurtherResult(
                "containment",
                "asks",
                Conformity.CONFORMS,
                ResourceDescriptor.of("containment.json", Digest.of(CONTAINMENT))));
    gate.affair.grant();
    gate.affair.outcomes.forEach(outcome ->
        gate.bundles.add(
            new GivenBundle(outcome, "bundle", Map.of("containment.json", CONTAINMENT))));
  }

  /** Keys are new in every run, so digests and draws are; each gets a name by when it is met. */
  private String steady(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    Matcher matcher = Pattern.compile("sha256:[0-9a-f]{64}|lab-[0-9](?=\\.test)").matcher(text);
    StringBuilder steady = new StringBuilder();
    while (matcher.find()) {
      String kind = matcher.group().substring(0, 3);
      matcher.appendReplacement(
          steady,
          names.computeIfAbsent(
              matcher.group(),
              each ->
                  kind + "-" + names.keySet().stream().filter(k -> k.startsWith(kind)).count()));
    }
    return matcher.appendTail(steady).toString().replace(folder.toString(), "FOLDER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atrs", "ai-caiq", "hecvat-ai", "govai-factsheet"})
  void formsAreFilledAsBefore(String form) throws Exception {
    examined();
    String text = steady(FilledText.markdown(filled(form)));
    Path golden = GOLDEN.resolve(form + ".md");
    if (System.getenv("GOLDEN_WRITE") != null) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @CsvSource({"atrs, 51", "ai-caiq, 60", "hecvat-ai, 30", "govai-factsheet, 22"})
  void everyQuestionStaysInTheOutputWhateverIsKnown(String form, int questions) {
    gate.source = (path, limit) -> Optional.empty();
    Filled unknown = filled(form);
    assertThat(unknown.answers()).hasSize(questions);
    assertThat(unknown.summary().values().stream().mapToInt(each -> each).sum())
        .isEqualTo(questions);
    assertThat(unknown.answers())
        .allSatisfy(each -> {
          boolean isUnknown = each.basis() == Basis.UNKNOWN;
          assertThat(each.answer().isEmpty()).isEqualTo(isUnknown);
          assertThat(each.evidence().isEmpty()).isEqualTo(isUnknown);
          assertThat(each.by()).isNotBlank();
        });
    assertThat(unknown.summary().get(Basis.ATTESTED)).isZero();
    assertThat(FilledText.markdown(unknown)).contains("UNKNOWN. Who could answer: ");
  }

  @Test
  void whatTheProducerSaysIsNeverMeasured() {
    examined();
    for (Form form : Form.all(FORMS)) {
      Filled.of(form, gate.ask().account(gate.folders.clerk())).answers().stream()
          .filter(
              each -> each.evidence().stream().anyMatch(proof -> proof.what().equals("manifest")))
          .forEach(each -> assertThat(each.basis()).isEqualTo(Basis.DECLARED));
    }
  }

  @Test
  void onlyMeasuredAnswersRestOnOutcomesAndTellBounds() {
    examined();
    Filled.Answer answer =
        filled("ai-caiq").answers().stream()
            .filter(each -> each.number().equals("AIS-a"))
            .findFirst()
            .orElseThrow();
    assertThat(answer.basis()).isEqualTo(Basis.MEASURED);
    assertThat(answer.answer())
        .contains("2 findings: 2 conforms", "in fewer than 0.951 % of trials, at 95 % confidence")
        .contains("0 of 400 trials");
    assertThat(answer.evidence())
        .allSatisfy(each -> {
          assertThat(each.digest()).isNotNull();
          assertThat(each.daysOld()).isEqualTo(2);
        });
  }

  @Test
  void resultsThatAreNotTheOnesNamedAnswerNothing() {
    examined();
    gate.bundles.clear();
    gate.bundles.add(
        new GivenBundle(
            gate.affair.outcomes.getFirst(),
            "b",
            Map.of("containment.json", "{}".getBytes(StandardCharsets.UTF_8))));
    assertThat(
            filled("ai-caiq").answers().stream()
                .filter(each -> each.number().equals("UEM-a"))
                .findFirst()
                .orElseThrow()
                .basis())
        .isEqualTo(Basis.UNKNOWN);
  }

  @Test
  void outcomesThatDoNotCountAnswerNothing() {
    gate.affair.claimed = Conformity.CONFORMS;
    gate.affair.grant();
    gate.affair.disclose(
        gate.affair.drawn.getFirst(), new DisclosurePredicate.Stake("maker.test", BigDecimal.ONE));
    gate.affair.pass(1);
    assertThat(FilledText.markdown(filled("govai-factsheet"))).contains("not independent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "|calc", "\uFF1D1", "\u200B=1"})
  void noCellIsAFormula(String hostile) {
    for (String cell : csv(hostile + "\"x\"\r\n=2")) {
      assertThat(cell.strip()).doesNotMatch("(?s)[=+\\-@|].*").doesNotContain("\n", "\r");
    }
  }

  /** The cells of a filled form whose purpose is hostile, by a reader of our own. */
  private List<String> csv(String hostile) {
    Filled.Answer answer =
        new Filled.Answer("1", hostile, hostile, Basis.DECLARED, hostile, hostile, List.of());
    Filled filled =
        new Filled(
            new Form.Metadata("f", "1", "t", "https://f.test", "w"),
            Affair.digest("form"),
            Affair.digest("agent"),
            Affair.START,
            Map.of(Basis.DECLARED, 1),
            List.of(answer));
    String text = FilledText.csv(filled);
    List<String> lines = List.of(text.split("\r\n"));
    assertThat(lines).hasSize(8);
    List<String> cells = new ArrayList<>();
    for (String line : lines) {
      Matcher cell = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)").matcher(line);
      int end = 0;
      while (cell.find()) {
        assertThat(cell.start()).isEqualTo(end);
        cells.add(cell.group(1).replace("\"\"", "\""));
        end = cell.end();
      }
      assertThat(end).isEqualTo(line.length());
    }
    return cells;
  }

  @Test
  void namesOfOthersDoNotBreakOutOfMarkdown() {
    Filled.Answer answer =
        new Filled.Answer(
            "1",
            "s",
            "q",
            Basis.DECLARED,
            "# H\n<script>x</script> [a](javascript:1) `c` | https://e.test \u202Etxt",
            "b",
            List.of());
    Filled filled =
        new Filled(
            new Form.Metadata("f", "1", "t", "https://f.test", "w"),
            Affair.digest("form"),
            Affair.digest("agent"),
            Affair.START,
            Map.of(Basis.DECLARED, 1),
            List.of(answer));
    assertThat(FilledText.markdown(filled))
        .contains("\\# H \\<script\\>x", "\\[a\\](javascript:1) \\`c\\` \\| https\\://e.test ·txt");
  }

  @Test
  void jsonHasTheSummaryFirst() {
    examined();
    var json = Json.mapper().readTree(Json.mapper().writeValueAsString(filled("atrs")));
    assertThat(json.path("summary").path("measured").asInt()).isPositive();
    assertThat(json.path("answers").path(0).path("basis").asString()).isEqualTo("declared");
  }

  private static void refused(String text, String... says) {
    assertThatThrownBy(() -> Form.of(Document.parse("form.yaml", text)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContainingAll(says);
  }

  @Test
  void whatIsNoFormIsRefusedWithItsPlace() {
    String form =
        """
        apiVersion: assize/v1
        kind: Questionnaire
        metadata: {name: f, version: "1", title: t, source: "https://f.test", wording: w}
        topics: {money: [pay]}
        sections:
          - title: s
            questions:
              - {number: "1", ask: q, from: [manifest.name], who: w}
        """;
    assertThat(Form.of(Document.parse("form.yaml", form)).sections()).hasSize(1);
    refused(form.replace("manifest.name", "manifest.nmae"), "form.yaml:8:", "answers nothing");
    refused(form.replace("manifest.name", "\"fact:nothing\""), "answers nothing");
    refused(form.replace("manifest.name", "\"findings:code\""), "answers nothing");
    refused(form.replace("https://f.test", "javascript:alert(1)"), "source");
    refused(form.replace("ask: q", "ask: q, basis: measured"), "basis");
    refused(form.replace("who: w}", "who: \"a\\nb\"}"), "who");
    refused(form.replace(", who: w}", "}"), "who");
    refused(form + "      - {number: \"1\", ask: again, who: w}\n", "the question 1 stands twice");
    assertThatThrownBy(() -> Form.load(FORMS, "none-such"))
        .hasMessageContaining("there are: ai-caiq, atrs, govai-factsheet, hecvat-ai");
  }

  @Test
  void theFormsHaveTheQuestionsThatTheyAreFor() {
    assertThat(Form.load(FORMS, "ai-caiq").sections()).hasSize(18);
    assertThat(Form.all(FORMS)).extracting(each -> each.metadata().name()).hasSize(4);
  }
}
