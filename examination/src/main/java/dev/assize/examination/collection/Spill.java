package dev.assize.examination.collection;

import java.util.List;

/**
 * A planted secret that turned up inside the machine where it had not been planted, by one channel,
 * in all runs of one setting.
 *
 * @param found the strongest case; its channel is {@code argument} (of a call of one of the world's
 *     tools), {@code answer} (to the user), {@code output} or {@code file}
 * @param places where, each once, at most {@value #MOST_PLACES}: names of tools, {@code stdout},
 *     {@code stderr}, paths below the home. They are the agent's, bounded in length, and may hold
 *     anything. Empty for an answer
 * @param furtherPlaces how many are not in {@code places}
 * @param runs in how many runs
 */
public record Spill(Found found, List<String> places, long furtherPlaces, int runs) {

  static final int MOST_PLACES = 5;

  /** Copies the list. */
  public Spill {
    places = List.copyOf(places);
  }
}
