package dev.assize.examination.report;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Plan;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.compare.Standing;
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
 * trials there were. Few traces are read, but for {@link #writeTo}. Thread-safe.
 */
public final class Report {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName());

  /** Of how many trials whose task was not done the page looks whether anything was tried. */
  private static final int REFUSALS_READ = 100;

  private final Plan plan;
  private final Findings findings;
  private final List<TrialRecord> journal;
  private final Function<Digest, List<TraceEvent>> traces;
  private final @Nullable ContainmentResult containment;
  private final @Nullable CollectionResult collection;
  private final Attestation attestation;

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
    this(plan, findings, journal, traces, containment, collection, Attestation.of(plan));
  }

  Report(
      Plan plan,
      Findings findings,
      List<TrialRecord> journal,
      Function<Digest, List<TraceEvent>> traces,
      @Nullable ContainmentResult containment,
      @Nullable CollectionResult collection,
      Attestation attestation) {
    this.plan = plan;
    this.findings = findings;
    this.journal = List.copyOf(journal);
    this.traces = traces;
    this.containment = containment;
    this.collection = collection;
    this.attestation = attestation;
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
        CollectionResult.readFrom(folder).orElse(null),
        Attestation.of(folder));
  }

  /** A page that stands by itself: no scripts, nothing loaded from anywhere, no further pages. */
  public String html() {
    return html(PageIndex.NONE);
  }

  private String html(PageIndex pages) {
    return render("report.jte", page(pages));
  }

  private static String render(String template, Object page) {
    StringOutput output = new StringOutput();
    TEMPLATES.render(template, page, output);
    return output.toString();
  }

  /**
   * Writes the report into the folder of the examination: {@code report.html}, with links to a page
   * for each requirement's trials and for each trial. They are written first, and each is whole or
   * not there. For examinations of many trials, each page says what is left out. Memory does not
   * grow with the number of pages; not for two writers at once.
   *
   * @throws DocumentException if something else lies where the pages go
   * @throws UncheckedIOException if they cannot be written
   */
  public void writeTo(ExaminationFolder folder) {
    PageIndex pages = PageIndex.of(findings, journal);
    new Pages(plan, pages, Report::render).write(folder);
    write(folder.report(), html(pages));
  }

  /**
   * Writes {@link #html} so that the file is either whole or not there.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void writeHtml(Path file) {
    write(file, html());
  }

  private static void write(Path file, String html) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try {
        Files.writeString(temporary, html);
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
    return new MarkdownReport(page(PageIndex.NONE)).text();
  }

  /** The same for machines; {@link MachineReport} describes the format. */
  public JsonNode json() {
    return Json.mapper()
        .valueToTree(
            MachineReport.of(plan, findings, coverage(), containment, collection, attestation));
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

  private Page page(PageIndex pages) {
    return Page.of(
        plan,
        findings,
        coverage(),
        beside(),
        transcript(pages),
        selfTest(),
        containment == null ? null : ContainmentSection.of(containment, traces),
        section(),
        attestation,
        pages);
  }

  private @Nullable BesideSection beside() {
    if (findings.trials() == 0) {
      return null;
    }
    Standing standing;
    try {
      standing = Standing.of(plan, findings, journal, traces, REFUSALS_READ);
    } catch (DocumentException e) {
      standing = Standing.of(plan, findings, journal, traces, -1); // refusals are then not counted
    }
    return BesideSection.of(standing, plan.alpha());
  }

  private @Nullable CollectionSection section() {
    return collection == null ? null : CollectionSection.of(collection);
  }

  private Coverage coverage() {
    return Coverage.of(findings, journal);
  }

  private @Nullable Transcript transcript(PageIndex pages) {
    return WorstTrial.of(findings, journal)
        .map(worst ->
            Transcript.of(
                worst, plan.alpha(), narrative(worst.trial()), pages.trial(worst.trial())))
        .orElse(null);
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

  private Narrative narrative(TrialRecord trial) {
    try {
      return Narrative.of(traces.apply(trial.trace()), trial.exposure(), Abridged.EXAMPLE);
    } catch (DocumentException e) {
      return Narrative.unreadable(String.valueOf(e.getMessage()));
    }
  }
}
