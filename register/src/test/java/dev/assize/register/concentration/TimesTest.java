package dev.assize.register.concentration;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final int DAYS = 50;

  private final List<Valid<?>> entries = new ArrayList<>();
  private final Times times = new Times();
  private final Given given = new Given();

  private void add(long day) {
    Valid<?> entry =
        given.valid(
            new EscrowPredicate(Given.SCHEME, "payer", new Money("1.00", "EUR"), day(day)),
            day(day));
    entries.add(entry);
    times.add(entry);
  }

  private void agree(Instant from, Moment moment) {
    long seen =
        entries.stream().filter(each -> moment.sees(each) && each.since().isAfter(from)).count();
    assertThat(times.count(from, moment)).isEqualTo((int) seen);
  }

  @Test
  void countAsLookingAtAllDoesInWhateverOrderEntriesAreDated() {
    for (int round = 0; round < 60; round++) {
      Seed.Random random = new Seed(Given.digest("times " + round).hex()).random();
      TimesTest world = new TimesTest();
      int disorder = 1 + random.nextInt(DAYS);
      for (int i = 0; i < 80; i++) {
        world.add(i * DAYS / 80 + random.nextInt(disorder));
        for (int question = 0; question < 5; question++) {
          world.agree(
              day(random.nextInt(DAYS) - 5),
              new Moment(random.nextInt(i + 2) - 1, day(random.nextInt(2 * DAYS))));
        }
      }
    }
  }

  @Test
  void countNothingInAnEmptyOrBackwardWindow() {
    assertThat(times.count(day(0), Moment.at(day(9)))).isZero();
    add(5);
    assertThat(times.count(day(5), Moment.at(day(9)))).isZero();
    assertThat(times.count(day(9), Moment.at(day(4)))).isZero();
    assertThat(times.count(day(4), Moment.at(day(5)))).isEqualTo(1);
  }
}
