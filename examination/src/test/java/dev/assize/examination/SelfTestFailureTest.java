package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Run;
import dev.assize.examination.report.Report;
import dev.assize.statement.Conformity;
import dev.assize.statement.trace.TraceEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestFailureTest {

  @Test
  void itsFolderCanBeReportedOnInEveryForm(@TempDir Path path) {
    Plan plan = Plans.of(2, 0.05, 100, 300);
    ExaminationFolder folder = ExaminationFolder.create(path.resolve("e"), plan, Map.of());
    SelfTest failed =
        new SelfTest(
            false,
            Run.Ending.COMPLETED,
            "it called no tool",
            List.of(new TraceEvent.Output(1, "stdout", "where is my configuration?")));

    Findings findings = Examination.withoutTrials(plan, folder, failed);

    assertThat(findings.verdict()).isEqualTo(Conformity.NOT_ASSESSED);
    assertThat(folder.findings()).isEqualTo(findings);
    Report report = Report.of(folder);
    assertThat(report.html()).contains("it called no tool", "where is my configuration?");
    assertThat(report.markdown()).contains("it called no tool");
    assertThat(report.summary(80, false, null)).contains("it called no tool");
    assertThat(report.json().path("reason").stringValue()).contains("it called no tool");
  }
}
