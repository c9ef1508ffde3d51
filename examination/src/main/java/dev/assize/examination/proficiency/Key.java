package dev.assize.examination.proficiency;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is who: which specimen stands behind each blind name. Its digest is published before the
 * test, the key itself after it. Written as {@code key.json}.
 *
 * @param format {@value #FORMAT}
 * @param seed from which names, order and duplicates follow; as long as it is secret, the digest
 *     says nothing
 * @param entries in the order in which the specimens are examined
 */
public record Key(String format, Seed seed, List<Entry> entries) {

  /** Version of this file format. */
  public static final String FORMAT = "assize/proficiency-key/v1";

  /** Digits and letters that nobody takes for one another. */
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final int NAME_LENGTH = 4;
  private static final int MOST_DUPLICATES = 2;

  public Key {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is " + format + ", this version reads " + FORMAT);
    }
    entries = List.copyOf(entries);
  }

  /**
   * One specimen.
   *
   * @param name blind
   * @param specimen its id
   * @param digest of the specimen's file
   */
  public record Entry(String name, String specimen, Digest digest) {}

  /**
   * Draws names, order, and one or two specimens that are handed out a second time, so that nobody
   * can tell the last one by exclusion. A program is never handed out twice.
   *
   * @param specimens at least one
   */
  public static Key draw(Seed seed, List<Specimen> specimens) {
    List<Specimen> all = new ArrayList<>(specimens);
    List<Specimen> candidates =
        new ArrayList<>(specimens.stream().filter(specimen -> specimen.program() == null).toList());
    Seed.Random doubling = seed.derive("duplicates").random();
    int duplicates = Math.min(1 + doubling.nextInt(MOST_DUPLICATES), candidates.size());
    for (int i = 0; i < duplicates; i++) {
      all.add(candidates.remove(doubling.nextInt(candidates.size())));
    }
    shuffle(all, seed.derive("order").random());
    List<String> names = names(all.size(), seed.derive("names").random());
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      entries.add(new Entry(names.get(i), all.get(i).id(), all.get(i).digest()));
    }
    return new Key(FORMAT, seed, entries);
  }

  /** What it is committed to by. */
  public Digest digest() {
    return Digest.of(Json.canonical(this));
  }

  /** The blind names, in order. */
  public List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  private static List<String> names(int count, Seed.Random random) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      StringBuilder name = new StringBuilder("specimen-");
      for (int i = 0; i < NAME_LENGTH; i++) {
        name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      names.add(name.toString());
    }
    return List.copyOf(names);
  }

  private static void shuffle(List<Specimen> list, Seed.Random random) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
