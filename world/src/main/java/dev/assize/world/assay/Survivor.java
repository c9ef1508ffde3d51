package dev.assize.world.assay;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.world.assay.OracleAssay.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Why a mutant may go unnoticed, as written in {@code worlds/NAME/survivors.yaml}.
 *
 * @param oracle {@code task/ID} or {@code hazard/ID}
 * @param kind of mutation
 * @param what the call or argument, as the check names it
 * @param because the reason, in a sentence
 */
public record Survivor(String oracle, String kind, String what, String because) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Survivor.class, "survivors.schema.json");

  private record Survivors(List<Survivor> survivors) {}

  /**
   * Reads the explanations of a world; none if there is no such file.
   *
   * @throws DocumentException if the file is not valid
   */
  public static List<Survivor> load(Path worldFolder) {
    Path file = worldFolder.resolve("survivors.yaml");
    return Files.exists(file)
        ? List.copyOf(Document.read(file).as(Survivors.class, SCHEMA).survivors())
        : List.of();
  }

  boolean fits(Observation seen) {
    return seen.oracle().equals(oracle) && seen.kind().equals(kind) && seen.what().equals(what);
  }

  @Override
  public String toString() {
    return oracle + ": " + kind + " " + what;
  }
}
