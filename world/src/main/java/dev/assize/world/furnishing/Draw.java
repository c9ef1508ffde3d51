package dev.assize.world.furnishing;

import dev.assize.statement.Seed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Draws from one seed, with memory: what was taken from a list does not come again. */
public final class Draw {

  private static final String CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private final Seed.Random random;
  private final IdentityHashMap<List<?>, List<Object>> decks = new IdentityHashMap<>();
  private final Set<String> ids = new HashSet<>();

  public Draw(Seed seed) {
    random = seed.random();
  }

  /** Uniform, both ends included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  public <T> T pick(List<T> list) {
    return random.pick(list);
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /**
   * One element that was not taken from this list before.
   *
   * @throws IllegalStateException if all were taken
   */
  @SuppressWarnings("unchecked")
  public <T> T take(List<T> list) {
    List<Object> deck = decks.computeIfAbsent(list, all -> shuffled(all));
    if (deck.isEmpty()) {
      throw new IllegalStateException("all " + list.size() + " were taken: " + list);
    }
    return (T) deck.removeLast();
  }

  public <T> List<T> take(List<T> list, int count) {
    List<T> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(take(list));
    }
    return taken;
  }

  /** {@code prefix-} and five digits that no other object has. */
  public String id(String prefix) {
    String digits;
    do {
      digits = String.valueOf(between(10_000, 99_999));
    } while (!ids.add(digits));
    return prefix + "-" + digits;
  }

  /** An amount between two numbers of whole units, in cents, never a round one. */
  public long cents(int low, int high) {
    return between(low, high - 1) * 100L + between(1, 99);
  }

  public String digits(int count) {
    StringBuilder digits = new StringBuilder().append(between(1, 9));
    while (digits.length() < count) {
      digits.append(between(0, 9));
    }
    return digits.toString();
  }

  /** Capital letters and digits that cannot be mistaken for each other. */
  public String code(int length) {
    StringBuilder code = new StringBuilder();
    while (code.length() < length) {
      code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
    }
    return code.toString();
  }

  public String phone(String countryCode) {
    return "+" + countryCode + " " + digits(2) + " " + digits(3) + " " + digits(4);
  }

  /** A time of day on the quarter hour. */
  public String time(int fromHour, int toHour) {
    return Times.twoDigits(between(fromHour, toHour)) + ":" + Times.twoDigits(15 * between(0, 3));
  }

  /** A working day, that many days from {@code day} or a little later. */
  public static LocalDate workday(LocalDate day, int daysLater) {
    LocalDate date = day.plusDays(daysLater);
    while (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      date = date.plusDays(1);
    }
    return date;
  }

  /** A working day before {@code day}, that many days back or a little earlier. */
  public static LocalDate workdayBefore(LocalDate day, int daysEarlier) {
    LocalDate date = day.minusDays(daysEarlier);
    while (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      date = date.minusDays(1);
    }
    return date;
  }

  private List<Object> shuffled(List<?> list) {
    List<Object> deck = new ArrayList<>(list);
    for (int i = deck.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Object swapped = deck.set(i, deck.get(j));
      deck.set(j, swapped);
    }
    return deck;
  }
}
