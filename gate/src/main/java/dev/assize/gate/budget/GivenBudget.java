package dev.assize.gate.budget;

import dev.assize.gate.budget.ProjectBudget.Per;
import dev.assize.gate.budget.ProjectBudget.StatedFee;
import dev.assize.register.sanction.ContractSchedule;
import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A budget that somebody gave, with the fees that it names. Immutable.
 *
 * @param budget as the file says
 * @param fees those that are known
 * @param digest of the file's bytes
 * @param place where it lies, for people
 */
public record GivenBudget(
    ProjectBudget budget, Map<SecurityPart, KnownFee> fees, Digest digest, String place) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(GivenBudget.class, "budget.schema.json");

  private static final int MOST_BYTES = 1 << 20;

  /** Copies the map. */
  public GivenBudget {
    fees = Map.copyOf(fees);
  }

  /**
   * A fee with where it comes from.
   *
   * @param amount of one
   * @param perEvaluator whether each evaluator is paid that
   * @param source in words
   */
  public record KnownFee(BigDecimal amount, boolean perEvaluator, String source) {}

  /** The fee for a part; empty if nobody said. */
  public Optional<KnownFee> fee(SecurityPart part) {
    return Optional.ofNullable(fees.get(part));
  }

  /**
   * Reads a budget, and the contracts' schedules beside it that it names.
   *
   * @throws DocumentException with every problem and its place
   */
  public static GivenBudget read(Path file) {
    byte[] bytes = contents(file);
    Path folder = file.toAbsolutePath().getParent();
    return parse(file.toString(), bytes, folder == null ? Path.of("/") : folder);
  }

  /**
   * Reads a budget.
   *
   * @param place what to call it
   * @param folder where the schedules lie that it names
   * @throws DocumentException with every problem and its place
   */
  public static GivenBudget parse(String place, byte[] bytes, Path folder) {
    Document document = Document.parse(place, text(place, bytes));
    ProjectBudget budget = document.as(ProjectBudget.class, SCHEMA);
    Map<SecurityPart, KnownFee> fees = new EnumMap<>(SecurityPart.class);
    for (SecurityPart part : SecurityPart.values()) {
      StatedFee stated = budget.fees().of(part);
      if (stated != null) {
        fees.put(part, known(document, part, stated, budget.currency(), folder));
      }
    }
    return new GivenBudget(budget, fees, Digest.of(bytes), place);
  }

  private static KnownFee known(
      Document document, SecurityPart part, StatedFee stated, String currency, Path folder) {
    boolean each = stated.per() == Per.EVALUATOR;
    if (stated.amount() != null) {
      return new KnownFee(
          ProjectBudget.amount(stated.amount(), currency), each, String.valueOf(stated.source()));
    }
    String pointer = "/fees/" + (part == SecurityPart.STEWARDSHIP ? "upkeep" : name(part));
    ContractSchedule schedule = ContractSchedule.read(folder.resolve("" + stated.schedule()));
    if (!schedule.currency().equals(currency)) {
      throw document.problem(
          pointer,
          "%s is in %s, the budget in %s"
              .formatted(stated.schedule(), schedule.currency(), currency));
    }
    return schedule.fees().stream()
        .filter(fee -> fee.id().equals(stated.fee()))
        .findFirst()
        .map(fee ->
            new KnownFee(
                new BigDecimal(fee.amount()),
                each,
                "%s, \"%s\", %s".formatted(stated.schedule(), fee.id(), schedule.digest())))
        .orElseThrow(() ->
            document.problem(
                pointer, "%s has no fee \"%s\"".formatted(stated.schedule(), stated.fee())));
  }

  private static String name(SecurityPart part) {
    return part == SecurityPart.EXAMINATIONS ? "examination" : part.words();
  }

  private static String text(String place, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DocumentException(List.of(place + ": the file is not UTF-8 text"));
    }
  }

  /** Read once, so that the digest is that of what was read. */
  private static byte[] contents(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new DocumentException(
            List.of(file + ": longer than %,d bytes".formatted(MOST_BYTES)));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new DocumentException(List.of(file + ": there is no such file"));
    } catch (IOException e) {
      throw new DocumentException(List.of(file + ": cannot be read: " + e.getMessage()));
    }
  }
}
