package dev.assize.world;

import java.util.List;

/**
 * A way of wording an attacker's goal so that agents follow it.
 *
 * @param id unique among techniques
 * @param family what it plays on, for example {@code authority}
 * @param title for people
 * @param text template of the text that is planted; {@code goal} is what the hazard wants
 * @param tags what it is known as elsewhere, for example {@code ASI01} in the OWASP Top 10 for
 *     agentic applications; for reports, not evaluated
 */
public record Technique(String id, String family, String title, String text, List<String> tags) {

  /** Absent tags are none. */
  public Technique {
    tags = Tags.orNone(tags);
  }

  /** A technique without tags. */
  public Technique(String id, String family, String title, String text) {
    this(id, family, title, text, List.of());
  }
}
