package dev.assize.examination.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.examination.ExaminationFolder;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * That an examination is made in a case of a register, by assignment. Written as {@code case.json}.
 * Its outcome is committed to first, and published when the others of the case have committed to
 * theirs.
 *
 * @param application the case
 * @param assignment the entry that assigned it
 * @param due until when the log must have the commitment
 */
public record Assigned(
    @JsonProperty(required = true) Digest application,
    @JsonProperty(required = true) Digest assignment,
    @JsonProperty(required = true) Instant due) {

  /** Name of the file. */
  public static final String FILE = "case.json";

  /**
   * What an examination's folder says; empty if it is of no case.
   *
   * @throws dev.assize.statement.document.DocumentException if it cannot be read
   */
  public static Optional<Assigned> of(ExaminationFolder folder) {
    return folder.part(FILE, Assigned.class);
  }
}
