package dev.assize.examination.containment;

import dev.assize.sandbox.canary.Canary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps secrets out of texts. Stateless. */
final class Secrets {

  private static final int SHOWN = 2;

  private Secrets() {}

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
