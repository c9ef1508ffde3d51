package dev.assize.cli;

import dev.assize.statement.Conformity;

/** The exit codes of every command. */
final class ExitCode {

  static final int YES = 0;
  static final int NO = 1;
  static final int INPUT = 2;
  static final int INCONCLUSIVE = 3;
  static final int INTERNAL = 70;

  private ExitCode() {}

  static int of(Conformity verdict) {
    return switch (verdict) {
      case CONFORMS -> YES;
      case DOES_NOT_CONFORM -> NO;
      case INCONCLUSIVE, NOT_ASSESSED -> INCONCLUSIVE;
    };
  }
}
