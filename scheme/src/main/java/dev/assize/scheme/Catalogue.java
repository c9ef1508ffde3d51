package dev.assize.scheme;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A public catalogue of threats, by whose ids hazards and techniques are tagged.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code Catalogue}
 * @param name the file's name
 * @param title what it is called
 * @param source where it is published
 * @param entries its threats, in its own order
 */
public record Catalogue(
    String apiVersion, String kind, String name, String title, String source, List<Entry> entries) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Catalogue.class, "catalogue.schema.json");

  public Catalogue {
    entries = List.copyOf(entries);
  }

  /**
   * A threat.
   *
   * @param id as tags name it
   * @param title what the catalogue calls it
   * @param elsewhere why no hazard of a world can show it, and what does; null if one should
   * @param places where an attacker's text exercises it whatever it says, as {@code world/place}
   */
  public record Entry(
      String id, String title, @Nullable String elsewhere, @Nullable List<String> places) {

    /** Copies the list. */
    public Entry {
      places = places == null ? List.of() : List.copyOf(places);
    }

    /** A threat that no place exercises by itself. */
    public Entry(String id, String title, @Nullable String elsewhere) {
      this(id, title, elsewhere, List.of());
    }

    @Override
    public List<String> places() {
      return Objects.requireNonNull(places);
    }
  }

  /**
   * Reads every catalogue in {@code catalogues/} beside the schemes, in the order of their names.
   *
   * @throws DocumentException if one is not valid
   */
  public static List<Catalogue> load(Path schemes) {
    try (Stream<Path> files = Files.list(schemes.resolve("catalogues"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> Document.read(file).as(Catalogue.class, SCHEMA))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
