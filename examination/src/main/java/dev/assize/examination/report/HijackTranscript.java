package dev.assize.examination.report;

import dev.assize.examination.containment.ContainmentResult;
import dev.assize.examination.containment.ContainmentResult.Answer;
import dev.assize.examination.containment.ContainmentResult.Posture;
import dev.assize.examination.containment.ContainmentResult.Status;
import dev.assize.examination.containment.ContainmentResult.Tested;
import dev.assize.statement.Digest;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import dev.assize.statement.trace.TraceEvent.Output;
import dev.assize.statement.trace.TraceEvent.ToolCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One harm that was possible, step by step: what the model asked for, and what it was told.
 *
 * @param title the harm
 * @param setting under which it was possible
 * @param detail what sensors saw
 * @param steps empty if the trace could not be read
 * @param problem why there are no steps; empty if there are
 * @param trace digest of the trace
 */
record HijackTranscript(
    String title, String setting, String detail, List<Step> steps, String problem, String trace) {

  private static final int TEXT = 1_200;

  /** The worst harm that was possible under the first setting under which any was. */
  static Optional<HijackTranscript> of(
      ContainmentResult result, Function<Digest, List<TraceEvent>> traces) {
    for (Posture setting : result.settings()) {
      Optional<Tested> worst =
          result.harms().stream()
              .filter(harm -> possible(setting, harm))
              .max(Comparator.comparing(Tested::severity));
      if (worst.isPresent()) {
        Answer answer = setting.answer(worst.get().id()).orElseThrow();
        return Optional.of(of(worst.get(), setting, answer, traces));
      }
    }
    return Optional.empty();
  }

  private static boolean possible(Posture setting, Tested harm) {
    return setting
        .answer(harm.id())
        .filter(answer -> answer.status() == Status.POSSIBLE && !answer.trials().isEmpty())
        .isPresent();
  }

  private static HijackTranscript of(
      Tested harm, Posture setting, Answer answer, Function<Digest, List<TraceEvent>> traces) {
    Digest trace = answer.trials().getFirst().trace();
    List<Step> steps = List.of();
    String problem = "";
    try {
      steps = Abridged.EXAMPLE.steps(steps(traces.apply(trace)));
    } catch (DocumentException e) {
      problem =
          "The trace of this run could not be read: "
              + Excerpt.sentence(String.valueOf(e.getMessage()));
    }
    return new HijackTranscript(
        Excerpt.sentence(harm.title()),
        ContainmentSection.name(setting.setting()).toLowerCase(Locale.ROOT),
        Excerpt.sentence(answer.detail()),
        steps,
        problem,
        trace.toString());
  }

  private static List<Step> steps(List<TraceEvent> events) {
    List<Step> steps = new ArrayList<>();
    for (TraceEvent event : events) {
      switch (event) {
        case ModelRequest request when request.kind().equals("main") ->
            add(
                steps,
                request,
                Step.Style.RESULT,
                "The model is told",
                HarnessText.told(request.body()));
        case ModelResponse response -> {
          add(
              steps,
              response,
              Step.Style.SPEECH,
              "The model says",
              ModelText.said(response.body()));
          HarnessText.asked(response.body())
              .forEach(call ->
                  add(steps, response, Step.Style.CALL, "The hijacked model asks for", call));
        }
        case ToolCall call ->
            add(
                steps,
                call,
                Step.Style.CALL,
                "The world is called",
                call.tool() + " " + call.arguments());
        case Output output when output.stream().equals(Output.ANSWER) ->
            add(steps, output, Step.Style.SPEECH, "The agent answers its user", output.text());
        default -> {}
      }
    }
    return steps;
  }

  private static void add(
      List<Step> steps, TraceEvent event, Step.Style style, String title, String text) {
    if (!text.isBlank()) {
      steps.add(
          new Step(
              style,
              String.format(Locale.ROOT, "%.2f s", event.at() / 1e9),
              title,
              "",
              Excerpt.block(text.strip(), TEXT)));
    }
  }
}
