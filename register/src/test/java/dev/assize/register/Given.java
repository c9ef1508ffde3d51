package dev.assize.register;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Concentration;
import dev.assize.scheme.EvaluatorRules;
import dev.assize.scheme.Independence;
import dev.assize.scheme.ProficiencyDemands;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Valid entries for tests, one after the other, and rules with round numbers. */
public final class Given {

  /** When tests begin. */
  public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  /** By which everything is judged. */
  public static final Digest SCHEME = digest("scheme");

  private long index;

  /** A digest of a text. */
  public static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** So many days after the start. */
  public static Instant day(long day) {
    return START.plus(Duration.ofDays(day));
  }

  /** The scheme, as entries name it. */
  public static ResourceDescriptor scheme() {
    return ResourceDescriptor.of("scheme", SCHEME);
  }

  /** The next entry. */
  public <P extends Predicate> Valid<P> valid(P says, Instant since) {
    return valid(says, since, "agent");
  }

  /** The next entry, about an agent. */
  public <P extends Predicate> Valid<P> valid(P says, Instant since, String agent) {
    Entry entry =
        new Entry(
            index,
            digest("entry " + index),
            Set.of(),
            ResourceDescriptor.of(agent, digest(agent)),
            says);
    index++;
    return new Valid<>(entry, says, since);
  }

  /** Two steps, shares from a tenth, fees from 15 %, a year to cool off and to compete. */
  public static Independence independence() {
    return new Independence(
        2,
        new BigDecimal("0.1"),
        Duration.ofDays(365),
        new BigDecimal("0.15"),
        Duration.ofDays(365));
  }

  /** 30 days of probation, 2 missed flaws in a year, 60 days to mend, 2 revocations. */
  public static EvaluatorRules evaluators() {
    return new EvaluatorRules(
        Duration.ofDays(30),
        new BigDecimal("0.1"),
        2,
        new BigDecimal("0.001"),
        new BigDecimal("0.9"),
        5,
        1000,
        Duration.ofDays(60),
        2,
        Duration.ofDays(365),
        new ProficiencyDemands(Duration.ofDays(365), 1, 1, BigDecimal.ONE, BigDecimal.ZERO));
  }

  /** Caps of half, half and 60 % from 10 outcomes on, over a year. */
  public static Concentration concentration() {
    return new Concentration(
        Duration.ofDays(365),
        10,
        new BigDecimal("0.5"),
        new BigDecimal("0.5"),
        new BigDecimal("0.6"),
        1800);
  }
}
