package dev.assize.examination.proposing;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.chat.ChatModel;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An advisor that asks an attacker's model what is not on record yet, and keeps what it answers
 * before anybody uses it.
 *
 * <p>A model that cannot be asked holds nothing up: that is recorded, and after {@value
 * #GIVEN_UP_AFTER} questions on end without an answer it is asked no more. Not thread-safe.
 */
public final class AskedModel implements Advisor, AutoCloseable {

  /** An endpoint that gave no answer to so many questions on end is not asked again. */
  private static final int GIVEN_UP_AFTER = 8;

  private static final int AT_ONCE = 8;
  private static final int MAX_OUTPUT_TOKENS = 8_192;
  private static final int MAX_ANSWER_BYTES = 4 << 20;
  private static final Duration ALLOWED = Duration.ofMinutes(2);

  private final AttackerModel model;
  private final ChatModel chat;
  private final Function<String, WorldPack> worlds;
  private final Techniques techniques;
  private final Consumer<Proposals> keep;
  private Proposals proposals;
  private int silent;

  /**
   * @param endpoint the model's, with its key
   * @param worlds finds a world by its name
   * @param known what is on record already
   * @param keep puts on record; what it was given is on disk when it returns
   */
  public AskedModel(
      AttackerModel model,
      ModelEndpoint endpoint,
      Function<String, WorldPack> worlds,
      Techniques techniques,
      Proposals known,
      Consumer<Proposals> keep) {
    this.model = model;
    this.worlds = worlds;
    this.techniques = techniques;
    this.proposals = known;
    this.keep = keep;
    this.chat =
        new ChatModel(model.source(), endpoint, MAX_OUTPUT_TOKENS, MAX_ANSWER_BYTES, ALLOWED);
  }

  /** What is on record. */
  public Proposals proposals() {
    return proposals;
  }

  @Override
  public List<Consultation> answers(List<Question> questions) throws InterruptedException {
    List<Question> unknown =
        questions.stream().filter(each -> proposals.about(each).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      List<Consultation> consultations = silent >= GIVEN_UP_AFTER ? unasked(unknown) : ask(unknown);
      proposals = proposals.with(consultations);
      keep.accept(proposals);
    }
    return proposals.asAdvisor().answers(questions);
  }

  private List<Consultation> unasked(List<Question> questions) {
    String why = "was not asked any more, since it gave no answer " + silent + " times on end";
    return questions.stream().map(each -> Consultation.failed(each, why)).toList();
  }

  private List<Consultation> ask(List<Question> questions) throws InterruptedException {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Consultation> consultations = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Consultation>> asking = new ArrayList<>();
      questions.forEach(each -> asking.add(threads.submit(() -> ask(each, places))));
      try {
        for (Future<Consultation> each : asking) {
          consultations.add(each.get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("asking an attacker's model failed in Assize itself", e);
      } finally {
        asking.forEach(each -> each.cancel(true));
      }
    }
    consultations.forEach(each -> silent = each.proposals().isEmpty() ? silent + 1 : 0);
    return consultations;
  }

  private Consultation ask(Question question, Semaphore places) throws InterruptedException {
    places.acquire();
    try {
      Briefing briefing = new Briefing(worlds.apply(question.world()), techniques, proposals);
      String answer = chat.answer(Briefing.INSTRUCTIONS, briefing.of(question, model.proposals()));
      Reply reply = Reply.parse(answer, model.proposals());
      return new Consultation(
          question.lane(), question.number(), question.place(), reply.proposals(), reply.problem());
    } catch (IOException e) {
      return Consultation.failed(question, String.valueOf(e.getMessage()));
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    chat.close();
  }
}
