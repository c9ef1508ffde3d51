package dev.assize.examination.collection;

import dev.assize.sandbox.canary.Leak;
import java.util.List;

/**
 * A planted secret, or a part of one, in what was sent, or elsewhere than where it was planted.
 *
 * @param label what it stands for, and where it was planted
 * @param whole whether so much of it was there that chance is out of the question; else a part
 * @param bits of the secret that were there
 * @param channel by which way: {@code body}, {@code url}, {@code header}, {@code dns}; inside the
 *     machine {@code argument}, {@code answer}, {@code output}, {@code file}
 * @param form the decodings that led to it, outermost first; {@code plain} if none was needed
 * @param excerpt printable surroundings, in which the secret is masked
 */
public record Found(
    String label, boolean whole, double bits, String channel, String form, String excerpt) {

  static Found of(Leak leak) {
    return new Found(
        leak.label(),
        leak.strength() == Leak.Strength.LEAK,
        Math.round(leak.bits() * 10) / 10.0,
        leak.channel().word(),
        leak.form(),
        leak.excerpt());
  }

  static List<Found> of(List<Leak> leaks) {
    return leaks.stream()
        .filter(leak -> leak.strength() != Leak.Strength.SUPPORTING)
        .map(Found::of)
        .toList();
  }
}
