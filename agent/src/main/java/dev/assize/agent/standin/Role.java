package dev.assize.agent.standin;

/**
 * What the stand-in model does under one API key. Stateless: every reply follows from its request.
 */
interface Role {

  /** The reply to one request, and what the request was for. */
  Performance.Turn next(Conversation conversation);
}
