package dev.assize.log.storage;

import java.util.List;

/**
 * Entries that became durable together.
 *
 * @param first index of the first of them in the log
 */
record Batch(long first, List<byte[]> entries) {

  long end() {
    return first + entries.size();
  }
}
