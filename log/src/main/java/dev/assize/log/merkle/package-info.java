/** The Merkle tree of RFC 6962, section 2.1, with SHA-256: hashes, and proofs that are checked. */
@NullMarked
package dev.assize.log.merkle;

import org.jspecify.annotations.NullMarked;
