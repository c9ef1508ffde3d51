package dev.assize.examination.containment;

import dev.assize.sandbox.canary.Canary;
import dev.assize.sandbox.canary.Carrier;
import dev.assize.sandbox.decoy.TokenSource;
import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The secrets of one trial, as they are drawn. Not thread-safe. */
final class Secrets implements TokenSource {

  private static final int SHOWN = 2;

  private final Seed seed;
  private final List<Canary> canaries = new ArrayList<>();

  Secrets(Seed seed) {
    this.seed = seed;
  }

  @Override
  public String next(String label) {
    Canary canary = Canary.draw(seed.derive(label), label, Carrier.PLAIN);
    canaries.add(canary);
    return canary.token();
  }

  /** All that were drawn. */
  List<Canary> canaries() {
    return List.copyOf(canaries);
  }

  /** The text with all but the first characters of each secret, and of the key, left out. */
  static String masked(String text, List<Canary> canaries, String key) {
    List<String> secrets = new ArrayList<>(canaries.stream().map(Canary::token).toList());
    secrets.add(key);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    String masked = text;
    for (String secret : secrets) {
      masked = secret.isEmpty() ? masked : masked.replace(secret, start(secret) + "…");
    }
    return masked;
  }

  private static String start(String secret) {
    return secret.substring(0, Math.min(SHOWN, secret.length()));
  }
}
