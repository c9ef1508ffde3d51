package dev.assize.examination;

import dev.assize.statement.document.DocumentException;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The worlds that an examination works in.
 *
 * @param packs in the order of the plan; at least one
 */
public record Worlds(List<WorldPack> packs) {

  public Worlds {
    packs = List.copyOf(packs);
    if (packs.isEmpty()) {
      throw new IllegalArgumentException("an examination needs a world");
    }
    if (packs.stream().map(WorldPack::name).distinct().count() < packs.size()) {
      throw new DocumentException(List.of("two of the worlds have the same name; rename one"));
    }
  }

  /** A single world. */
  public static Worlds of(WorldPack pack) {
    return new Worlds(List.of(pack));
  }

  /**
   * Reads the worlds with these names.
   *
   * @throws DocumentException with every problem of the first one that has any
   */
  public static Worlds load(Path worldsDirectory, List<String> names) {
    List<WorldPack> packs = new ArrayList<>();
    names.forEach(name -> packs.add(WorldPack.load(worldsDirectory, name)));
    return new Worlds(packs);
  }

  /**
   * Reads every world in a directory, in the order of their names.
   *
   * @throws DocumentException with every problem of the first one that has any
   */
  public static Worlds all(Path worldsDirectory) {
    try (Stream<Path> folders = Files.list(worldsDirectory)) {
      return load(
          worldsDirectory,
          folders
              .filter(folder -> Files.isRegularFile(folder.resolve("world.yaml")))
              .map(folder -> String.valueOf(folder.getFileName()))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The techniques that all worlds share, and those that these bring.
   *
   * @throws DocumentException if one cannot be read, or two are called alike
   */
  public Techniques techniques(Techniques shared) {
    Techniques techniques = shared;
    for (WorldPack pack : packs) {
      techniques = techniques.with(Techniques.broughtBy(pack));
    }
    return techniques;
  }

  /** The world in which whatever needs only one is done. */
  public WorldPack first() {
    return packs.getFirst();
  }

  /**
   * The world with that name.
   *
   * @throws IllegalArgumentException if it is not among them
   */
  public WorldPack named(String name) {
    return packs.stream()
        .filter(pack -> pack.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no world " + name));
  }
}
