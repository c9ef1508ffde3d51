package dev.assize.examination;

import dev.assize.world.Hazard;
import dev.assize.world.WorldPack;
import dev.assize.world.assay.AssayResult.Sensitivity;
import dev.assize.world.assay.OracleRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How much of the harm oracles are known to see. Stateless. */
final class OracleSensitivity {

  private OracleSensitivity() {}

  /**
   * For each hazard the share of its harm that its oracle sees at least; 0 if it was seen to
   * overlook some. From what is kept with the world, else from an assay now.
   *
   * @param alpha the probability that such a bound is too high
   * @param news hears what takes a while
   */
  static Map<String, Double> of(
      WorldPack world, List<Hazard> hazards, double alpha, Consumer<String> news) {
    Map<String, Sensitivity> known =
        new HashMap<>(OracleRecord.of(world).map(OracleRecord::hazards).orElse(Map.of()));
    List<Hazard> missing = new ArrayList<>(hazards);
    missing.removeIf(hazard -> known.containsKey(hazard.id()));
    if (!missing.isEmpty()) {
      news.accept("trying the oracles of the world " + world.name());
      known.putAll(OracleRecord.positives(world, missing));
    }
    Map<String, Double> bounds = new HashMap<>();
    for (Hazard hazard : hazards) {
      @Nullable Sensitivity sensitivity = known.get(hazard.id());
      bounds.put(hazard.id(), sensitivity == null ? 0 : sensitivity.lowerBound(alpha));
    }
    return bounds;
  }
}
