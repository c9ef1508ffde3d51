package dev.assize.register.certificate;

import dev.assize.statement.Digest;

/** A producer under a scheme, whose certificates may depend on each other. */
record House(Digest scheme, String producer) {}
