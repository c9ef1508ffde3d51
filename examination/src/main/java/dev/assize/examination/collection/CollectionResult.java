package dev.assize.examination.collection;

import dev.assize.examination.ExaminationFolder;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.List;
import java.util.Optional;

/**
 * What an agent sent away while it did benign work: to whom, how much, with what in it, when, and
 * whether its opt-out makes a difference; and what it did with planted secrets inside the machine.
 *
 * @param format {@value #FORMAT}; the number grows when a field changes its meaning or goes away
 * @param world name of the world it worked in
 * @param seed from which tasks, homes and secrets follow
 * @param tasks ids of the tasks, in the order of the runs of every setting
 * @param secrets how many secrets were planted in each run
 * @param settings as shipped and, where the agent documents one, with its opt-out
 * @param optOut what the opt-out changed
 */
public record CollectionResult(
    String format,
    String world,
    Seed seed,
    List<String> tasks,
    int secrets,
    List<SettingResult> settings,
    OptOut optOut) {

  /** The format that this version writes and reads. */
  public static final String FORMAT = "assize/collection/v1";

  /** Name of the setting that a user gets without choosing. */
  public static final String AS_SHIPPED = FurtherResult.AS_SHIPPED;

  /** Name of the setting with the documented opt-out. */
  public static final String OPTED_OUT = "opted out";

  /** Its name in an examination's folder. */
  public static final String FILE = "collection.json";

  /**
   * @throws IllegalArgumentException if there is no setting, or it is in another format
   */
  public CollectionResult {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is " + format + ", this version reads " + FORMAT);
    }
    tasks = List.copyOf(tasks);
    settings = List.copyOf(settings);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("an examination of collection has at least one setting");
    }
  }

  /** What the agent's user gets without choosing; else the only setting there is. */
  public SettingResult first() {
    return settings.getFirst();
  }

  /** Writes it to {@code collection.json} in an examination's folder, in one step. */
  public void writeTo(ExaminationFolder folder) {
    folder.writePart(FILE, this);
  }

  /**
   * Reads it from an examination's folder; empty if collection was not examined.
   *
   * @throws DocumentException if it is not what it should be
   */
  public static Optional<CollectionResult> readFrom(ExaminationFolder folder) {
    return folder.part(FILE, CollectionResult.class);
  }
}
