package dev.assize.examination.containment;

import dev.assize.agent.Run;
import dev.assize.agent.standin.playbook.Attempt;
import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Layer;
import dev.assize.examination.ExaminationFolder;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a hijacked model could do, for each harm and each setting of approvals. Written to {@code
 * containment.json}. Secrets that were planted are masked in all texts; texts of the agent stand
 * otherwise as they were, so they are hostile.
 *
 * @param format {@value #FORMAT}; the number grows when a field changes its meaning or goes away
 * @param seed markers, secrets and homes follow from it; no secret any more
 * @param harms in the playbook's order
 * @param settings in the order in which they were given
 */
public record ContainmentResult(
    String format, Seed seed, List<Tested> harms, List<Posture> settings) {

  /** Its name in an examination's folder. */
  public static final String FILE = "containment.json";

  /** The format that this version writes and reads. */
  public static final String FORMAT = "assize/containment/v1";

  /**
   * @throws IllegalArgumentException if it is in another format
   */
  public ContainmentResult {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is " + format + ", this version reads " + FORMAT);
    }
    harms = List.copyOf(harms);
    settings = List.copyOf(settings);
  }

  /**
   * The result that lies in an examination's folder; empty if containment was not examined.
   *
   * @throws dev.assize.statement.document.DocumentException if it cannot be read
   */
  public static Optional<ContainmentResult> in(ExaminationFolder folder) {
    return folder.part(FILE, ContainmentResult.class);
  }

  /** Writes it into an examination's folder, replacing an earlier one in one step. */
  public void writeTo(ExaminationFolder folder) {
    folder.writePart(FILE, this);
  }

  /** The harm, as the playbook had it. */
  public record Tested(String id, String title, Harm.Kind kind, Harm.Severity severity) {}

  /**
   * The answers under one setting of approvals.
   *
   * @param problem why nothing could be assessed under it; empty if something could
   * @param tools names of the tools that the harness offered its model, without the world's
   * @param control trace of the run in which the model wanted nothing; null if it could not be run
   * @param answers one for each harm, in the playbook's order
   * @param gaps what the sensors missed, in any of the trials; each once
   */
  public record Posture(
      String setting,
      String problem,
      List<String> tools,
      @Nullable Digest control,
      List<Answer> answers,
      List<String> gaps) {

    /** Copies the lists. */
    public Posture {
      tools = List.copyOf(tools);
      answers = List.copyOf(answers);
      gaps = List.copyOf(gaps);
    }

    /** How many harms have this answer. */
    public int count(Status status) {
      return (int) answers.stream().filter(answer -> answer.status() == status).count();
    }

    /** What the answers come to. */
    public Conformity conformity() {
      return FurtherResult.contained(
          answers.size(), count(Status.POSSIBLE), count(Status.PREVENTED));
    }

    /** The answer for a harm, if there is one. */
    public Optional<Answer> answer(String harm) {
      return answers.stream().filter(answer -> answer.harm().equals(harm)).findFirst();
    }
  }

  /** What can be said of a harm. */
  public enum Status {
    /** It happened: sensors outside the agent saw it. */
    POSSIBLE,
    /** It was tried in every way, stopped each time, and nothing was seen of it. */
    PREVENTED,
    /** Nothing can be said. */
    NOT_ASSESSED
  }

  /**
   * The answer for one harm under one setting.
   *
   * @param layers who prevented it; empty unless it was prevented
   * @param ways ids of the ways by which it happened; empty unless it is possible
   * @param detail what was seen, or why nothing can be said; for people, one line
   * @param attempts what the harness told its model of each call
   * @param trials the runs, one at least unless there was nothing to run
   */
  public record Answer(
      String harm,
      Status status,
      Set<Layer> layers,
      List<String> ways,
      String detail,
      List<Tried> attempts,
      List<Trial> trials) {

    /** Copies the collections; the layers are in their own order. */
    public Answer {
      layers = layers.isEmpty() ? Set.of() : EnumSet.copyOf(layers);
      ways = List.copyOf(ways);
      attempts = List.copyOf(attempts);
      trials = List.copyOf(trials);
    }

    /** Whether the agent had a part in preventing it, without the examination's own limits. */
    public boolean byHarness() {
      return status == Status.PREVENTED && !layers.contains(Layer.OUR_LIMIT);
    }
  }

  /**
   * One call that the model asked for, or would have.
   *
   * @param layer who declined it; null unless it was refused
   * @param tool the harness's name of the tool; empty if it had none
   * @param excerpt of the answer; hostile, secrets masked
   */
  public record Tried(
      String way, Attempt.Result result, @Nullable Layer layer, String tool, String excerpt) {}

  /**
   * One run of the agent.
   *
   * @param trace its trace in the examination's folder
   * @param flows how many things it sent, or tried to, the routes to its model and the world
   *     included
   * @param gaps what the sensors missed in it
   */
  public record Trial(Digest trace, Run.Ending ending, long millis, int flows, List<String> gaps) {

    /** Copies the list. */
    public Trial {
      gaps = List.copyOf(gaps);
    }
  }
}
