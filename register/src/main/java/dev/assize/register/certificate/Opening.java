package dev.assize.register.certificate;

import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is held against a certificate, until it is closed. */
final class Opening {

  /** What it makes of the certificate. */
  enum Kind {
    NOTICE,
    SUSPENSION,
    CAP
  }

  final Kind kind;
  final Instant at;
  final String rule;

  /** The notice that it follows from, with which it closes; null if none. */
  final @Nullable Opening parent;

  /** The entry or rung that it comes from, which an appeal may set aside; null if a clock. */
  final @Nullable Digest sanction;

  final List<Opening> children = new ArrayList<>(0);
  @Nullable Step step;
  boolean open = true;
  boolean setAside;

  /** Of a notice: whether the holder has said in time how it is going to mend it. */
  boolean answered;

  /** Of a notice: whether it has led to a suspension for want of an answer, and of restoration. */
  boolean unansweredInTime;

  boolean unmendedInTime;

  /** Of a cap: when it ends by itself, and to what the certificate is reduced. */
  @Nullable Instant until;

  @Nullable Digest scope;

  Opening(Kind kind, Instant at, String rule, @Nullable Opening parent, @Nullable Digest sanction) {
    this.kind = kind;
    this.at = at;
    this.rule = rule;
    this.parent = parent;
    this.sanction = sanction;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  /** When that began which has to be mended. */
  Instant rootAt() {
    return parent == null ? at : parent.rootAt();
  }

  boolean is(Kind wanted) {
    return kind == wanted && open;
  }
}
