package dev.assize.gate.observation;

import dev.assize.register.Register;
import dev.assize.register.RegisterFold;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Rules;
import dev.assize.register.reading.Reading;
import dev.assize.register.reading.Reading.Unreadable;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A register at a time, kept for many decisions. What is derived of a certificate is derived once.
 * Thread-safe: the register, which is not, is only asked by one thread at a time.
 */
public final class Snapshot {

  private final Register register;
  private final String origin;
  private final Map<Digest, List<Certificate>> byAgent = new HashMap<>();
  private final Map<Object, Object> derived = new ConcurrentHashMap<>();

  private Snapshot(Register register, String origin) {
    this.register = register;
    this.origin = origin;
    for (Certificate certificate : register.certificates()) {
      byAgent.computeIfAbsent(certificate.agent(), agent -> new ArrayList<>()).add(certificate);
    }
  }

  /** Folds what was read. */
  public static Snapshot of(Reading reading, Rules rules, Instant at) {
    RegisterFold fold = new RegisterFold(rules, reading.checkpoint().log());
    Deque<Unreadable> others = new ArrayDeque<>(reading.unreadable());
    for (Entry entry : reading.entries()) {
      while (!others.isEmpty() && others.getFirst().index() < entry.index()) {
        Unreadable other = others.removeFirst();
        fold.addUnreadable(other.index(), other.what());
      }
      fold.add(entry);
    }
    others.forEach(other -> fold.addUnreadable(other.index(), other.what()));
    return new Snapshot(fold.at(at), reading.checkpoint().origin());
  }

  /** Name of the log. */
  public String origin() {
    return origin;
  }

  /** The certificates of an agent, in the order in which they were granted. */
  public List<Certificate> of(Digest agent) {
    return byAgent.getOrDefault(agent, List.of());
  }

  /** Asks the register. What comes back must not hold on to it. */
  public <T> T ask(Function<Register, T> question) {
    synchronized (register) {
      return question.apply(register);
    }
  }

  /**
   * Asks the register once.
   *
   * @param about by which the answer is found again
   */
  public <T> T once(Class<T> kind, Object about, Function<Register, T> question) {
    return kind.cast(derived.computeIfAbsent(List.of(kind, about), key -> ask(question)));
  }
}
