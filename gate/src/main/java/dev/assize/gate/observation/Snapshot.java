package dev.assize.gate.observation;

import dev.assize.log.checkpoint.VerifiedCheckpoint;
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

  /** So that nobody who asks in ever new names fills the memory. */
  private static final int MOST_KEPT = 100_000;

  private final Reading reading;
  private final Rules rules;
  private final RegisterFold fold;
  private final Register register;
  private final Map<Digest, List<Certificate>> byAgent = new HashMap<>();
  private final Map<Object, Object> derived = new ConcurrentHashMap<>();

  private Snapshot(Reading reading, Rules rules, RegisterFold fold, Instant at) {
    this.reading = reading;
    this.rules = rules;
    this.fold = fold;
    this.register = fold.at(at);
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
    return new Snapshot(reading, rules, fold, at);
  }

  /** What follows at another time from what was read: clocks go on when nobody appends anything. */
  public Snapshot at(Instant time) {
    synchronized (fold) {
      return new Snapshot(reading, rules, fold, time);
    }
  }

  /**
   * What follows from what was read later.
   *
   * @param later of the same log
   */
  Snapshot with(Reading later, Instant at) {
    VerifiedCheckpoint now = later.checkpoint();
    VerifiedCheckpoint before = reading.checkpoint();
    boolean isSame = now.size() == before.size() && now.root().equals(before.root());
    return isSame ? at(at) : of(later, rules, at);
  }

  /** What it follows from. */
  Reading reading() {
    return reading;
  }

  /** Name of the log. */
  public String origin() {
    return reading.checkpoint().origin();
  }

  /** The certificates of an agent, in the order in which they were granted. */
  public List<Certificate> of(Digest agent) {
    return byAgent.getOrDefault(agent, List.of());
  }

  /** Asks the register. What comes back must not hold on to it. */
  public <T> T ask(Function<Register, T> question) {
    synchronized (fold) {
      return question.apply(register);
    }
  }

  /**
   * Asks the register once, as long as not too much is kept.
   *
   * @param about by which the answer is found again
   */
  public <T> T once(Class<T> kind, Object about, Function<Register, T> question) {
    Object key = List.of(kind, about);
    Object known = derived.get(key);
    if (known != null) {
      return kind.cast(known);
    }
    return derived.size() >= MOST_KEPT
        ? ask(question)
        : kind.cast(derived.computeIfAbsent(key, missing -> ask(question)));
  }
}
