package dev.assize.cli;

import dev.assize.scheme.Institution;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemes that are known here, by digest: those that were named, and those that were adopted.
 *
 * @param schemes in the order in which they were found
 */
record SchemeShelf(Map<Digest, Scheme> schemes) {

  /** Copies the map. */
  SchemeShelf {
    schemes = new LinkedHashMap<>(schemes);
  }

  /** Where adopted schemes are kept. */
  static Path adopted(Places places) {
    return places.home().resolve("schemes");
  }

  /**
   * @param named by name or path; if there are any, these alone
   */
  static SchemeShelf of(Places places, List<String> named) {
    Map<Digest, Scheme> found = new LinkedHashMap<>();
    for (String name : named) {
      Path own = adopted(places).resolve(name + ".yaml");
      boolean isAdopted = name.matches("[a-z0-9-]+") && Files.exists(own);
      Scheme scheme = Scheme.load(places.schemes(), isAdopted ? own.toString() : name);
      found.put(scheme.digest(), scheme);
    }
    if (named.isEmpty()) {
      for (Path file : files(adopted(places))) {
        Scheme scheme = Scheme.load(places.schemes(), file.toString());
        found.put(scheme.digest(), scheme);
      }
    }
    return new SchemeShelf(found);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that a register can go by: they say how certificates are given. */
  List<Scheme> institutions() {
    return schemes.values().stream().filter(each -> each.institution() != null).toList();
  }

  /** The scheme with that digest. */
  Optional<Scheme> find(Digest digest) {
    return Optional.ofNullable(schemes.get(digest));
  }

  /**
   * The only one that somebody has adopted.
   *
   * @throws InputException if there are none or several
   */
  Scheme only() {
    List<Scheme> adopted =
        institutions().stream().filter(each -> !institution(each).keys().isEmpty()).toList();
    if (adopted.size() != 1) {
      throw new InputException(
          adopted.isEmpty()
              ? "no adopted scheme is known here; give its file with --scheme, or found a register:"
                  + " assize register found"
              : "several schemes are known here; choose one with --scheme: "
                  + adopted.stream()
                      .map(each -> each.metadata().name())
                      .sorted()
                      .collect(Collectors.joining(", ")));
    }
    return adopted.getFirst();
  }

  static Institution institution(Scheme scheme) {
    Institution institution = scheme.institution();
    if (institution == null) {
      throw new InputException(scheme.metadata().name() + ": says nothing on certificates");
    }
    return institution;
  }
}
