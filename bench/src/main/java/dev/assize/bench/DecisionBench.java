package dev.assize.bench;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.FactSource;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Decision;
import dev.assize.statement.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions on facts that are there already: an agent that is let in, and one that is not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init")
public class DecisionBench {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** What speaks for an agent where the first value of a choice, false or the most does not. */
  private static final Map<String, Object> GOOD =
      Map.of(
          "agent.standIn", false,
          "sanctions.producerBarred", false,
          "context.autonomy", "asks");

  @Param({"baseline", "public-procurement"})
  private String policy;

  private CompiledPolicy compiled;
  private Facts good;
  private Facts bad;

  @Setup(Level.Trial)
  public void read() {
    Path root = Path.of(System.getProperty("assize.root", "."));
    compiled = CompiledPolicy.load(root.resolve("policies"), policy);
    good = facts("active", "equal");
    bad = facts("withdrawn", "unequal");
    if (!compiled.decide(good).answer().letsIn() || compiled.decide(bad).answer().letsIn()) {
      throw new IllegalStateException("not the facts that were meant");
    }
  }

  @Benchmark
  public Decision letIn() {
    return compiled.decide(good);
  }

  @Benchmark
  public Decision keptOut() {
    return compiled.decide(bad);
  }

  private static Facts facts(String status, String digest) {
    Facts.Builder facts = Facts.at(NOW);
    Map<FactSource, Provenance> evidence = new EnumMap<>(FactSource.class);
    for (FactSource source : FactSource.values()) {
      Digest of = Digest.of(source.name().getBytes(StandardCharsets.UTF_8));
      evidence.put(source, new Provenance(source.name(), of, "bench", NOW.minusSeconds(60)));
    }
    for (Fact fact : FactList.all()) {
      Object value =
          switch (fact.name()) {
            case "certificate.status" -> status;
            case "agent.digest" -> digest;
            default -> GOOD.getOrDefault(fact.name(), usual(fact));
          };
      facts.known(fact.name(), value, Objects.requireNonNull(evidence.get(fact.source())));
    }
    return facts.build();
  }

  private static Object usual(Fact fact) {
    return switch (fact.type()) {
      case TRUTH -> true;
      case CHOICE -> fact.choices().getFirst();
      case NAME -> "agent-baseline";
      case WHOLE -> {
        boolean moreIsBetter =
            fact.name().matches("evaluators\\.(counted|thirdParty|owners)|register\\.witnesses")
                || fact.name().equals("certificate.daysLeft")
                || fact.name().equals("budget.securityShare");
        yield moreIsBetter ? fact.greatest() : fact.least();
      }
    };
  }
}
