package dev.assize.examination.fuzz;

import java.util.List;

/** All readers of hostile bytes that are fuzzed. */
final class FuzzTargets {

  static final List<FuzzTarget> ALL =
      List.of(
          new StatementTarget.Envelopes(),
          new StatementTarget.Statements(),
          new StatementTarget.Bundles(),
          new LogTextTarget.Notes(),
          new LogTextTarget.Checkpoints(),
          new LogTextTarget.Proofs(),
          new LogTextTarget.Policies(),
          new LogTextTarget.Requests(),
          new LogTextTarget.Keys(),
          new TileTarget.Tiles(),
          new TileTarget.Bundles(),
          new TileTarget.Paths());

  private FuzzTargets() {}
}
