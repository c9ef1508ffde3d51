package dev.assize.examination;

/**
 * An attempt at a trial that has ended and is written down nowhere yet.
 *
 * @param record says what came of it, and names the trace
 * @param trace what was observed
 */
public record Attempt(TrialRecord record, TraceLines trace) {}
