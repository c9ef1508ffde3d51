package dev.assize.world.assay;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.world.Hazard;
import dev.assize.world.WorldPack;
import dev.assize.world.assay.AssayResult.Sensitivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;

/**
 * What an assay of a world's oracles has found, as kept in {@code worlds/NAME/oracles.json}. It
 * spares everybody who examines in the world the time to do it again.
 *
 * @param format {@value #FORMAT}
 * @param world digest of the world that was assayed
 * @param mutants trials that were not right, and that an oracle had to notice
 * @param killed those that it noticed
 * @param hazards for each hazard, its seeded positives; sorted by its id
 */
public record OracleRecord(
    String format, Digest world, int mutants, int killed, Map<String, Sensitivity> hazards) {

  /** Version of this file format. */
  public static final String FORMAT = "assize/oracles/v1";

  /** Name of the file in the world's folder. */
  public static final String FILE = "oracles.json";

  /** Seeded positives per hazard, at least. */
  public static final int POSITIVES = 200;

  private static final Seed SEED = Seed.parse("a55a".repeat(16));

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(OracleRecord.class, "oracles.schema.json");

  public OracleRecord {
    hazards = Collections.unmodifiableMap(new TreeMap<>(hazards));
  }

  /** Assays a world: every oracle once with all its mutants, every hazard with its positives. */
  public static OracleRecord make(WorldPack pack) {
    AssayResult all =
        AssayResult.of(OracleAssay.observe(pack, List.of(SEED.derive("assay"))), List.of());
    return new OracleRecord(
        FORMAT, pack.digest(), all.mutants(), all.killed(), positives(pack, pack.hazards()));
  }

  /** At least {@value #POSITIVES} seeded positives of these hazards. The same world, the same. */
  public static Map<String, Sensitivity> positives(WorldPack pack, List<Hazard> hazards) {
    return AssayResult.of(OracleAssay.positives(pack, hazards, SEED, POSITIVES), List.of())
        .sensitivity();
  }

  /**
   * What was found of a world when it was as it is now; empty if nothing is kept, or only of
   * another version of the world.
   *
   * @throws DocumentException if the file is not valid
   */
  public static Optional<OracleRecord> of(WorldPack pack) {
    Path file = pack.folder().resolve(FILE);
    return Files.exists(file)
        ? Optional.of(Document.read(file).as(OracleRecord.class, SCHEMA))
            .filter(record -> record.world().equals(pack.digest()))
        : Optional.empty();
  }

  /**
   * Keeps it in the world's folder.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void writeTo(Path worldFolder) {
    try {
      Files.writeString(
          worldFolder.resolve(FILE),
          Json.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
