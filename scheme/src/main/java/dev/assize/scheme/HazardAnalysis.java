package dev.assize.scheme;

import java.util.List;

/**
 * Why the scheme asks what it asks, in the manner of STPA: losses that must not happen, hazards
 * that lead to them, and control actions that lead into a hazard. Every requirement and rule traces
 * to one of these.
 *
 * @param losses what must not happen
 * @param hazards states that lead to a loss under worst conditions
 * @param unsafeControlActions what somebody does, or fails to do, that leads into a hazard
 */
public record HazardAnalysis(
    List<Loss> losses, List<SystemHazard> hazards, List<UnsafeControlAction> unsafeControlActions) {

  /** Copies the lists. */
  public HazardAnalysis {
    losses = List.copyOf(losses);
    hazards = List.copyOf(hazards);
    unsafeControlActions = List.copyOf(unsafeControlActions);
  }

  /**
   * @param id like {@code L-1}
   */
  public record Loss(String id, String text) {}

  /**
   * @param id like {@code H-1}
   * @param losses that it leads to
   */
  public record SystemHazard(String id, String text, List<String> losses) {

    /** Copies the list. */
    public SystemHazard {
      losses = List.copyOf(losses);
    }
  }

  /**
   * @param id like {@code UCA-1}
   * @param controller who acts: agent, producer, evaluator, owner, relyingParty
   * @param hazards that it leads into
   */
  public record UnsafeControlAction(
      String id, String controller, String text, List<String> hazards) {

    /** Copies the list. */
    public UnsafeControlAction {
      hazards = List.copyOf(hazards);
    }
  }
}
