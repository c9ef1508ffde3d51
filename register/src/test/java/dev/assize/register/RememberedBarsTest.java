package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.sanction.Bar;
import dev.assize.scheme.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What is remembered of a producer's certificates is never told: while a log grows, and whatever
 * was asked before, a producer is barred by itself exactly if its whole record says so.
 */
class RememberedBarsTest {

  private static final int HISTORIES = 90;

  private final List<Scheme> schemes = GeneratedSchemes.generate(30, 7);
  private int barred;
  private int free;

  @Test
  void barsAreThoseOfTheWholeRecordWhateverWasAskedBefore() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      growsAndIsAsked(schemes.get(seed % schemes.size()), seed);
    }
    assertThat(barred).isGreaterThan(50);
    assertThat(free).isGreaterThan(500);
  }

  private void growsAndIsAsked(Scheme scheme, long seed) {
    Chronicle log = Histories.generate(scheme, seed);
    SplittableRandom random = new SplittableRandom(seed);
    long hours = Duration.between(Chronicle.START, log.now).toHours() + 24 * 60;
    RegisterFold fold = new RegisterFold(new Rules(List.of(scheme)));
    for (Entry entry : log.entries) {
      fold.add(entry);
      for (int question = 0; question < 3; question++) {
        long last = random.nextInt(4) == 0 ? random.nextLong(entry.index() + 1) : entry.index();
        Instant time = Chronicle.START.plus(Duration.ofHours(random.nextLong(hours)));
        ask(new Register(fold, new Moment(last, time)), log, random);
      }
    }
  }

  private void ask(Register register, Chronicle log, SplittableRandom random) {
    String producer = Histories.PRODUCERS.get(random.nextInt(Histories.PRODUCERS.size()));
    Optional<Bar> own =
        register
            .barred(log.schemeDigest, producer)
            .filter(each -> each.party().equals(producer))
            .map(each -> each.bar());
    Optional<Bar> whole = register.producer(log.schemeDigest, producer).barred();
    assertThat(own).isEqualTo(whole);
    if (whole.isPresent()) {
      barred++;
    } else if (!register.certificates(log.schemeDigest, producer).isEmpty()) {
      free++;
    }
  }
}
