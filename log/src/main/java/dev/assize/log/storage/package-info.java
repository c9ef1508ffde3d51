/**
 * A log in a directory that any static web server can serve.
 *
 * <p>{@link dev.assize.log.storage.LogWriter} is the way in. An entry is acknowledged when it is
 * durable and a published checkpoint commits to it. A killed writer loses no acknowledged entry and
 * never signs two different trees of one size.
 *
 * <p>Beside {@code checkpoint} and {@code tile/}, the directory has a hidden folder {@code .state},
 * which no one needs to serve: the write-ahead files, the lock and the index of entries. The log's
 * key is never in the directory.
 */
@NullMarked
package dev.assize.log.storage;

import org.jspecify.annotations.NullMarked;
