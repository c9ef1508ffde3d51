package dev.assize.world.council;

import dev.assize.world.ToolBench;

/** A council whose tools are called by hand. */
abstract class CouncilBench extends ToolBench {

  /** A working day that no council's today comes after. */
  static final String FAR = "2027-02-10";

  CouncilBench() {
    super("council");
  }
}
