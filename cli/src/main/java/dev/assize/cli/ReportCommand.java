package dev.assize.cli;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assize report}: an examination's result in another form. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Prints the result of an examination in another form, or writes its report again.")
final class ReportCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The examination's folder.")
  private @Nullable Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--write",
      description = "Instead write report.html and its pages, one for each trial, into DIR again.")
  private boolean write;

  /** The forms. */
  enum Format {
    TEXT,
    HTML,
    JSON,
    MARKDOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    ExaminationFolder examination = ExaminationFolder.open(Objects.requireNonNull(folder));
    Report report = Report.of(examination);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (write) {
      report.writeTo(examination);
      out.println(examination.report());
      out.flush();
      return ExitCode.YES;
    }
    out.println(
        switch (json ? Format.JSON : format) {
          case TEXT -> report.summary(Terminal.width(), Terminal.colour(), folder);
          case HTML -> report.html();
          case JSON -> report.json();
          case MARKDOWN -> report.markdown();
        });
    out.flush();
    return ExitCode.YES;
  }
}
