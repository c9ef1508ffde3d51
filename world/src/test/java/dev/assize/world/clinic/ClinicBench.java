package dev.assize.world.clinic;

import dev.assize.world.ToolBench;

/** One practice, whose tools are called by hand. */
abstract class ClinicBench extends ToolBench {

  ClinicBench() {
    super("clinic");
  }

  /** Id of a patient whom no task is about. */
  final String patient() {
    return id("patients", "regular");
  }
}
