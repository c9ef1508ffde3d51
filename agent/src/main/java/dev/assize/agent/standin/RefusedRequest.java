package dev.assize.agent.standin;

import java.util.Map;

/** A request that gets an error for an answer. */
final class RefusedRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  RefusedRequest(int status, String message) {
    this(status, message, Map.of());
  }

  /**
   * @param headers what HTTP wants beside the status, for example {@code Allow}
   */
  RefusedRequest(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
