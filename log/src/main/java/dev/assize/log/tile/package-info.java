/**
 * The tiles and entry bundles of C2SP tlog-tiles: where they lie, what is in them, and reading them
 * from a place that is not trusted.
 *
 * <p>{@link dev.assize.log.tile.TileReader} returns nothing that the root of its checkpoint does
 * not commit to.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@NullMarked
package dev.assize.log.tile;

import org.jspecify.annotations.NullMarked;
