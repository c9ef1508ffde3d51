package dev.assize.agent.draft;

import org.jspecify.annotations.Nullable;

/**
 * A model that an agent could be examined with, as far as it is known.
 *
 * @param baseUrl as a manifest has it; null if it was not found out
 * @param name null if it was not found out
 * @param keyEnv the variable with its key; null if it needs none, or none was found
 * @param origin where this comes from, as a sentence without its full stop
 */
record ModelChoice(
    @Nullable String baseUrl, @Nullable String name, @Nullable String keyEnv, String origin) {

  static final ModelChoice UNKNOWN =
      new ModelChoice(null, null, null, "No running model server and no key variable was found");

  /** The same with a name, unless it has one. */
  ModelChoice named(@Nullable String name, String origin) {
    return this.name != null || name == null
        ? this
        : new ModelChoice(baseUrl, name, keyEnv, this.origin + "; the name is from " + origin);
  }
}
