package dev.assize.register.literal;

import dev.assize.register.Register;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A second reading of the rules on the certificates of one producer. It keeps a list of what has
 * happened to each, and asks of that list, at each instant, whether a rule's sentence is true.
 */
public final class LiteralReading {

  private final House house;

  /** At the moment that the register is about. */
  public LiteralReading(Register register, Digest scheme, String producer) {
    house = new House(register, scheme, producer);
    Instant reached = Instant.MIN;
    while (!house.instants.isEmpty() && !house.instants.first().isAfter(register.time())) {
      Instant now = house.instants.pollFirst();
      if (now.isAfter(reached)) {
        reached = now;
        stop(now);
      }
    }
  }

  private void stop(Instant now) {
    house.lives.forEach(life -> life.read(now));
    boolean again = true;
    while (again) {
      again = false;
      for (Life life : house.lives) {
        again |= life.think(now);
      }
    }
    house.lives.forEach(life -> life.note(now));
  }

  /** One certificate. */
  public Life of(Digest certificate) {
    return house.lives.stream()
        .filter(life -> life.certificate.id().equals(certificate))
        .findFirst()
        .orElseThrow();
  }

  List<Span> bars() {
    return house.bars();
  }
}
