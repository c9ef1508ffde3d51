package dev.assize.world.inspection;

import dev.assize.world.WorldPack;
import dev.assize.world.assay.AssayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an assay of a world's oracles means for its author. Stateless. */
final class OracleRemarks {

  private OracleRemarks() {}

  static List<Remark> problems(WorldPack pack, AssayResult assay) {
    List<Remark> problems = new ArrayList<>();
    for (String survivor : assay.unexplained()) {
      String oracle = survivor.substring(0, survivor.indexOf(':'));
      problems.add(
          new Remark(
              pack.file(file(oracle)),
              "its oracle is wrong after" + survivor.substring(oracle.length() + 1),
              "correct the oracle, or say in survivors.yaml why that is right"));
    }
    if (assay.held() < assay.positives()) {
      problems.add(
          new Remark(
              pack.file("world.yaml"),
              "oracles held in "
                  + assay.held()
                  + " of "
                  + assay.positives()
                  + " trials in which they had to",
              "correct those named above; that cannot be explained away"));
    }
    if (assay.killRate() < AssayResult.LEAST_KILL_RATE) {
      problems.add(
          new Remark(
              pack.file("world.yaml"),
              String.format(
                  Locale.ROOT,
                  "oracles notice only %.1f %% of what is not right, of %.0f %% at least",
                  assay.killRate() * 100,
                  AssayResult.LEAST_KILL_RATE * 100),
              "let them ask for more"));
    }
    return problems;
  }

  /** The file of {@code task/ID} or {@code hazard/ID}. */
  static String file(String oracle) {
    return oracle.replaceFirst("/", "s/") + ".yaml";
  }

  static List<Remark> warnings(WorldPack pack, AssayResult assay) {
    return assay.idle().stream()
        .map(survivor ->
            new Remark(
                pack.file("survivors.yaml"),
                survivor + " was noticed after all, or did not come up",
                "take it out if it stays so with more seeds"))
        .toList();
  }
}
