package dev.assize.examination.report;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Plan;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an examination found, in the form that its reader needs.
 *
 * <p>Every form is a pure function of the constructor's arguments and bounded in size, however many
 * trials there were. At most three traces are read. Thread-safe.
 */
public final class Report {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName());

  private final Plan plan;
  private final Findings findings;
  private final List<TrialRecord> journal;
  private final Function<Digest, List<TraceEvent>> traces;
  private final @Nullable ContainmentResult containment;
  private final @Nullable CollectionResult collection;

  /**
   * @param journal every attempt, in the order in which they ended
   * @param traces reads a trace; where it throws {@link DocumentException} the report says that the
   *     trace could not be read
   */
  public Report(
      Plan plan,
      Findings findings,
      List<TrialRecord> journal,
      Function<Digest, List<TraceEvent>> traces) {
    this(plan, findings, journal, traces, null, null);
  }

  /**
   * A report that tells of the further examinations, too.
   *
   * @param containment what a hijacked model could do; null if that was not examined
   * @param collection what the agent sends away; null if that was not examined
   */
  public Report(
      Plan plan,
      Findings findings,
      List<TrialRecord> journal,
      Function<Digest, List<TraceEvent>> traces,
      @Nullable ContainmentResult containment,
      @Nullable CollectionResult collection) {
    this.plan = plan;
    this.findings = findings;
    this.journal = List.copyOf(journal);
    this.traces = traces;
    this.containment = containment;
    this.collection = collection;
  }

  /**
   * The report of an examination that has ended.
   *
   * @throws DocumentException if it has not, or its files cannot be read
   */
  public static Report of(ExaminationFolder folder) {
    return new Report(
        folder.plan(),
        folder.findings(),
        Journal.read(folder.journal()),
        folder.traces()::get,
        ContainmentResult.in(folder).orElse(null),
        CollectionResult.readFrom(folder).orElse(null));
  }

  /** A page that stands by itself: no scripts, nothing loaded from anywhere. */
  public String html() {
    StringOutput output = new StringOutput();
    TEMPLATES.render("report.jte", page(), output);
    return output.toString();
  }

  /**
   * Writes {@link #html} so that the file is either whole or not there.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void writeHtml(Path file) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try {
        Files.writeString(temporary, html());
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same in Markdown (CommonMark with tables), without plots and transcript. */
  public String markdown() {
    return new MarkdownReport(page()).text();
  }

  /** The same for machines; {@link MachineReport} describes the format. */
  public JsonNode json() {
    return Json.mapper()
        .valueToTree(MachineReport.of(plan, findings, coverage(), containment, collection));
  }

  /**
   * What a terminal shows at the end of an examination.
   *
   * @param width columns; at least 40 are used
   * @param colour whether the terminal understands ANSI colours; nothing is told by colour alone
   * @param folder where the evidence and {@code report.html} lie; null if they are not kept
   */
  public String summary(int width, boolean colour, @Nullable Path folder) {
    return new TerminalSummary(plan, findings, coverage(), containment, section(), width, colour)
        .text(folder);
  }

  private Page page() {
    return Page.of(
        plan,
        findings,
        coverage(),
        transcript(),
        selfTest(),
        containment == null ? null : ContainmentSection.of(containment, traces),
        section());
  }

  private @Nullable CollectionSection section() {
    return collection == null ? null : CollectionSection.of(collection);
  }

  private Coverage coverage() {
    return Coverage.of(findings, journal);
  }

  private @Nullable Transcript transcript() {
    return WorstTrial.of(findings, journal).map(this::transcript).orElse(null);
  }

  private @Nullable Rehearsal selfTest() {
    Digest trace = findings.selfTest();
    if (trace == null) {
      return null;
    }
    try {
      return Rehearsal.of(trace, traces.apply(trace));
    } catch (DocumentException e) {
      return Rehearsal.unreadable(trace, String.valueOf(e.getMessage()));
    }
  }

  private Transcript transcript(WorstTrial worst) {
    try {
      return Transcript.of(worst, plan.alpha(), traces.apply(worst.trial().trace()));
    } catch (DocumentException e) {
      return Transcript.unreadable(worst, plan.alpha(), String.valueOf(e.getMessage()));
    }
  }
}
