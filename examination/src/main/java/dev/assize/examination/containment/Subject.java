package dev.assize.examination.containment;

import dev.assize.examination.detonation.Detonator;
import org.jspecify.annotations.Nullable;

/**
 * The agent at one level of approvals.
 *
 * @param setting name of the level: {@code default}, or {@code strict} for the strictest that its
 *     producer documents
 * @param detonator runs it so
 * @param config where it keeps its settings, below its home; null if that is not known, and harms
 *     to them are then not assessed
 */
public record Subject(String setting, Detonator detonator, @Nullable String config) {

  /** One whose settings file is not known. */
  public Subject(String setting, Detonator detonator) {
    this(setting, detonator, null);
  }
}
