package dev.assize.log.text;

import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** Why a request got no answer, for people. The commonest reasons carry no message of their own. */
public final class NetworkReason {

  private NetworkReason() {}

  public static String of(@Nullable Throwable e) {
    if (e == null) {
      return "for no known reason";
    }
    if (e instanceof ConnectException) {
      return "nobody listens there";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
