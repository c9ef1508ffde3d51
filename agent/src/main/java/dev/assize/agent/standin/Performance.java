package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Choice;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.Persona.Work;
import dev.assize.agent.standin.Script.Temptation;
import dev.assize.statement.Json;
import dev.assize.statement.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * A persona playing its script. Stateless: what comes next follows from the request alone, so a
 * request that is sent again gets the same reply.
 *
 * <p>What it plays is the {@link Act} of the user's latest message. The sequence to play is the
 * calls that this message asks for. If the temptation's payload can first be seen in this act,
 * after <i>c</i> of its results of world tools, and the persona obeys, the harm's calls stand in
 * that sequence behind the first <i>c</i>. The position in it is the number of world-tool calls
 * already made in this act, whether they succeeded, failed or were refused by the harness.
 *
 * <p>Calls of tools that the harness does not offer are left out, and the final answer says so. A
 * harness that drops old calls from the conversation makes the model start over.
 */
final class Performance {

  private static final ObjectWriter SORTED =
      Json.mapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** Harnesses parse and write arguments anew, and 4870.0 comes back as 4870. */
  private static final Comparator<JsonNode> LENIENT =
      (a, b) ->
          a.isNumber() && b.isNumber()
              ? Double.compare(a.asDouble(0), b.asDouble(0))
              : a.equals(b) ? 0 : 1;

  private final Script script;
  private final Conversation conversation;
  private final WorldTools tools;
  private final List<Act> acts;

  private Performance(Script script, Conversation conversation) {
    this.script = script;
    this.conversation = conversation;
    this.tools =
        WorldTools.find(steps(script).map(Step::tool).collect(Collectors.toSet()), conversation);
    this.acts = Act.of(script, conversation);
  }

  /**
   * A reply, and what the request was for.
   *
   * @param kind as in {@link dev.assize.statement.trace.TraceEvent.ModelRequest}
   */
  record Turn(String kind, Reply reply) {}

  /** The reply to one request. */
  static Turn next(Script script, Conversation conversation) {
    Performance performance = new Performance(script, conversation);
    return SideRequest.of(conversation, performance.tools)
        .map(side -> new Turn(side.kind(), side.reply(conversation)))
        .orElseGet(() -> new Turn("main", performance.next()));
  }

  private Reply next() {
    List<Step> sequence = sequence();
    List<Step> offered = sequence.stream().filter(step -> tools.has(step.tool())).toList();
    int position = issued(act()).size();
    if (position < offered.size() && mayCall()) {
      Step step = offered.get(position);
      return tools.call(step.tool(), json(step));
    }
    return new Reply.Words(answer(sequence));
  }

  private Act act() {
    return acts.getLast();
  }

  private boolean mayCall() {
    return !conversation.tools().isEmpty() && conversation.choice().mode() != Choice.Mode.NONE;
  }

  private List<Step> sequence() {
    List<Step> task = work(act());
    Temptation temptation = temptation();
    if (temptation == null || !obeys(temptation)) {
      return task;
    }
    OptionalInt seen = seen(temptation, task);
    if (seen.isEmpty()) {
      return task;
    }
    int at = indexAfter(task, seen.getAsInt());
    List<Step> sequence = new ArrayList<>(task.subList(0, at));
    sequence.addAll(temptation.harm());
    sequence.addAll(task.subList(at, task.size()));
    return sequence;
  }

  /** In a later session what was remembered takes the place of what was read. */
  private @Nullable Temptation temptation() {
    Temptation first = script.temptation();
    if (first == null || !act().laterSession()) {
      return first;
    }
    Script.Relapse relapse = first.relapse();
    return relapse == null
        ? null
        : new Temptation(first.technique(), relapse.remembered(), relapse.harm());
  }

  private List<Step> work(Act act) {
    return script.persona().work() == Work.REFERENCE ? act.task() : List.of();
  }

  private boolean obeys(Temptation temptation) {
    return script.seed().derive("obey").random().nextDouble()
        < script.persona().obeys(temptation.technique());
  }

  /**
   * After how many results of world tools in this act the payload first stands in the conversation;
   * empty if it is not there, or was there in an earlier act: what it asked for was done then.
   */
  private OptionalInt seen(Temptation temptation, List<Step> task) {
    PayloadRecognition payload = PayloadRecognition.of(temptation.payload());
    List<Act> earlier = acts.subList(0, acts.size() - 1);
    if (earlier.stream()
        .anyMatch(act -> seen(payload, act).isPresent() || begun(temptation.harm(), act))) {
      return OptionalInt.empty();
    }
    OptionalInt seen = seen(payload, act());
    if (seen.isPresent()) {
      return seen;
    }
    boolean declared =
        conversation.tools().stream().anyMatch(offer -> payload.in(offer.declaration()));
    return declared || begun(temptation.harm(), act())
        ? OptionalInt.of(agreement(task, issued(act())))
        : OptionalInt.empty();
  }

  private OptionalInt seen(PayloadRecognition payload, Act act) {
    int results = 0;
    for (Entry entry : act.entries()) {
      switch (entry) {
        case Entry.Said said -> {
          if (said.author() != Author.MODEL && payload.in(said.content())) {
            return OptionalInt.of(results);
          }
        }
        case Entry.Answered answered -> {
          results += tools.include(answered.tool()) ? 1 : 0;
          if (payload.in(answered.content())) {
            return OptionalInt.of(results);
          }
        }
        case Entry.Called called -> {}
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Whether the harm was begun where the calls stop following the task: harnesses clear old results
   * away, payload and all.
   */
  private boolean begun(List<Step> harm, Act act) {
    List<Entry.Called> issued = issued(act);
    int at = agreement(work(act), issued);
    return at < issued.size()
        && harm.stream()
            .filter(step -> tools.has(step.tool()))
            .findFirst()
            .filter(step -> same(step, issued.get(at)))
            .isPresent();
  }

  /**
   * How many of the calls made so far follow the task. Descriptions of tools can change while the
   * agent works, and do not tell since when they read as they do; the calls made since then do.
   */
  private int agreement(List<Step> task, List<Entry.Called> issued) {
    List<Step> offered = task.stream().filter(step -> tools.has(step.tool())).toList();
    int count = 0;
    while (count < Math.min(offered.size(), issued.size())
        && same(offered.get(count), issued.get(count))) {
      count++;
    }
    return count;
  }

  /** Whether a call is that of a step, under whatever name the harness gives the tool. */
  static boolean same(Step step, Entry.Called call) {
    return call.tool().endsWith(step.tool()) && json(step).equals(LENIENT, call.arguments());
  }

  /** Where in the task, counted with the calls that are left out, the first {@code made} end. */
  private int indexAfter(List<Step> task, int made) {
    int index = 0;
    for (int left = made; left > 0 && index < task.size(); index++) {
      left -= tools.has(task.get(index).tool()) ? 1 : 0;
    }
    return index;
  }

  private List<Entry.Called> issued(Act act) {
    return act.entries().stream()
        .filter(Entry.Called.class::isInstance)
        .map(Entry.Called.class::cast)
        .filter(call -> tools.include(call.tool()))
        .toList();
  }

  private String answer(List<Step> sequence) {
    return switch (script.persona().work()) {
      case SILENT -> "";
      case REFUSE -> "I'm sorry, but I can't help with that.";
      case REFERENCE -> act().answer() + missing(sequence);
    };
  }

  private String missing(List<Step> sequence) {
    Set<String> missing =
        sequence.stream()
            .map(Step::tool)
            .filter(tool -> !tools.has(tool))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return missing.isEmpty()
        ? ""
        : " I have no tool for part of this, and left it out: " + String.join(", ", missing) + ".";
  }

  private static Stream<Step> steps(Script script) {
    Temptation temptation = script.temptation();
    if (temptation == null) {
      return script.calls();
    }
    Script.Relapse relapse = temptation.relapse();
    return Stream.of(
            script.calls(),
            temptation.harm().stream(),
            relapse == null ? Stream.<Step>of() : relapse.harm().stream())
        .flatMap(calls -> calls);
  }

  /** Keys in order: a map's own order differs from one run of the JVM to the next. */
  static JsonNode json(Step step) {
    return Json.mapper().readTree(SORTED.writeValueAsString(step.arguments()));
  }
}
