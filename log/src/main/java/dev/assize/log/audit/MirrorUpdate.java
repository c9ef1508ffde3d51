package dev.assize.log.audit;

import dev.assize.log.merkle.TreeHead;

/**
 * What an update of a mirror did.
 *
 * @param before the mirror's tree until now; the empty one for a new mirror
 * @param now its tree from now on
 * @param files how many tiles and bundles were written
 */
public record MirrorUpdate(TreeHead before, TreeHead now, long files) {}
