package dev.assize.agent.manifest;

import dev.assize.agent.command.Approvals;
import dev.assize.agent.command.Program;
import org.jspecify.annotations.Nullable;

/** How an agent is really used, and so how it is examined. */
public sealed interface Interface {

  /** The model that the agent thinks with. */
  ModelSource model();

  /**
   * A model behind an OpenAI-compatible chat-completions endpoint, in Assize's own minimal tool
   * loop.
   *
   * @param systemPrompt sent before everything else; empty to send none
   * @param temperature null for the server's own
   * @param maxTurns how many model requests one run may make
   * @param maxOutputTokens per model request; null for the server's own
   * @param price null where the manifest is silent
   */
  record Chat(
      ModelSource model,
      String systemPrompt,
      @Nullable Double temperature,
      int maxTurns,
      @Nullable Integer maxOutputTokens,
      @Nullable Price price)
      implements Interface {

    /** Turns of an agent whose manifest names no limit. */
    public static final int DEFAULT_TURNS = 30;
  }

  /**
   * A program that is started once per trial.
   *
   * @param program which one
   */
  record Command(ModelSource model, Approvals approvals, Program program) implements Interface {}
}
