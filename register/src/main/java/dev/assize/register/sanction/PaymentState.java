package dev.assize.register.sanction;

import dev.assize.statement.intoto.AppealPredicate.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Where a payment stands that a sanction makes due. Appeals stop money; they never stop safety. */
public enum PaymentState {
  /** It may still be appealed against. */
  OPEN_TO_APPEAL,
  /** It was appealed against in time, and nobody has answered yet. */
  STAYED,
  /** It is owed. */
  DUE,
  /** An appeal was upheld: it is not owed. */
  VOID;

  /**
   * An appeal against one sanction.
   *
   * @param stage how far it has come
   * @param at when
   */
  public record Appeal(Stage stage, Instant at) {}

  /**
   * The state at a moment.
   *
   * @param sanctioned when the sanction took effect
   * @param window how long it may be appealed against; what is lodged later stops nothing
   * @param appeals against it
   */
  public static PaymentState at(
      Instant time, Instant sanctioned, Duration window, Collection<Appeal> appeals) {
    Instant closes = sanctioned.plus(window);
    PaymentState state = time.isBefore(closes) ? OPEN_TO_APPEAL : DUE;
    for (Appeal appeal : appeals.stream().sorted(Comparator.comparing(Appeal::at)).toList()) {
      if (appeal.at().isAfter(time)) {
        break;
      }
      state =
          switch (appeal.stage()) {
            case LODGED -> appeal.at().isBefore(closes) && state != VOID ? STAYED : state;
            case DISMISSED -> state == STAYED ? DUE : state;
            case UPHELD -> VOID;
          };
    }
    return state;
  }
}
