/** Benchmarks. Run them with {@code bench/run}; figures stand in {@code docs/benchmarks.md}. */
@NullMarked
package dev.assize.bench;

import org.jspecify.annotations.NullMarked;
