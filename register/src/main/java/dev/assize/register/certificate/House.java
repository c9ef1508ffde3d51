package dev.assize.register.certificate;

import dev.assize.statement.Digest;

/** A producer under a scheme, whose certificates may depend on each other. */
record House(Digest scheme, String producer) {

  /** Written out, producer first: it is asked for at every application. */
  @Override
  public boolean equals(Object other) {
    return other instanceof House that
        && producer.equals(that.producer)
        && scheme.equals(that.scheme);
  }

  @Override
  public int hashCode() {
    return 31 * producer.hashCode() + scheme.hashCode();
  }
}
