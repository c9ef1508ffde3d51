/**
 * The manifest: the file that names one agent in one exact configuration, and the identity that
 * follows from it.
 *
 * <p>Reading a manifest never starts anything and never needs a secret. Keys are named by
 * environment variable only, so that no value here can give one away. The schema is published as
 * {@code agent.schema.json} beside these classes.
 */
@NullMarked
package dev.assize.agent.manifest;

import org.jspecify.annotations.NullMarked;
