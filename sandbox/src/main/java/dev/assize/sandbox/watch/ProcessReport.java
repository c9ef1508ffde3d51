package dev.assize.sandbox.watch;

import java.util.List;

/**
 * Which programs a run started.
 *
 * @param starts in order; the first of each command are those that isolate it
 */
public record ProcessReport(List<ProcessStart> starts) {

  /** Copies the list. */
  public ProcessReport {
    starts = List.copyOf(starts);
  }
}
