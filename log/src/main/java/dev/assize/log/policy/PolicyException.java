package dev.assize.log.policy;

import dev.assize.log.LogException;

/** A policy is not what it should be. The message names the line. */
public final class PolicyException extends LogException {

  private static final long serialVersionUID = 1L;

  PolicyException(int line, String problem) {
    super("policy, line %d: %s".formatted(line, problem));
  }

  PolicyException(String problem) {
    super("policy: " + problem);
  }
}
