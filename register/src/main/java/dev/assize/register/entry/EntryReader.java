package dev.assize.register.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.VerifierKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a log holds, and verifies who signed it. Stateless. */
public final class EntryReader {

  private static final Map<String, Class<? extends Predicate>> KINDS = new HashMap<>();

  static {
    collect(Predicate.class);
  }

  private EntryReader() {}

  @SuppressWarnings("unchecked")
  private static void collect(Class<?> kind) {
    if (kind.isRecord()) {
      Class<? extends Predicate> leaf = (Class<? extends Predicate>) kind;
      KINDS.put(Predicate.typeOf(leaf), leaf);
      return;
    }
    for (Class<?> permitted : kind.getPermittedSubclasses()) {
      collect(permitted);
    }
  }

  /**
   * Reads an entry.
   *
   * @param index in the log
   * @param bytes as the log holds them; hostile
   * @throws UnreadableEntryException if it is no signed statement of a kind that Assize knows
   */
  public static Entry read(long index, byte[] bytes) {
    return read(index, bytes, null);
  }

  /**
   * Reads an entry, and verifies the checkpoint that it quotes.
   *
   * @param index in the log
   * @param bytes as the log holds them; hostile
   * @param log key of the log whose checkpoints draws have to quote; null to leave it to others
   * @throws UnreadableEntryException if it is no signed statement of a kind that Assize knows; not
   *     because of what it quotes
   */
  public static Entry read(long index, byte[] bytes, @Nullable VerifierKey log) {
    try {
      Envelope envelope = Envelope.parse(bytes);
      Statement statement = Statement.in(envelope);
      Class<? extends Predicate> kind = KINDS.get(statement.predicateType());
      if (kind == null) {
        throw new UnreadableEntryException("a statement of a kind that Assize does not know");
      }
      Set<String> signers = new LinkedHashSet<>();
      for (VerifierKey key : envelope.signersByHint()) {
        signers.add(key.hex());
      }
      if (signers.isEmpty()) {
        throw new UnreadableEntryException("no signature of the key that it names");
      }
      Predicate predicate = statement.predicate(kind);
      return new Entry(
          index,
          Digest.of(envelope.payload()),
          signers,
          statement.subject().getFirst(),
          predicate,
          log == null ? null : quoted(predicate, log));
    } catch (EnvelopeException | StatementException e) {
      throw new UnreadableEntryException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable QuotedCheckpoint quoted(Predicate predicate, VerifierKey log) {
    return predicate instanceof AssignmentPredicate draw
        ? QuotedCheckpoint.verified(draw.checkpoint(), log).orElse(null)
        : null;
  }
}
