package dev.assize.examination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last attempt at each trial, by the trial's name. */
record Attempts(Map<String, TrialRecord> byTrial) {

  static Attempts of(List<TrialRecord> records) {
    Map<String, TrialRecord> byTrial = new HashMap<>();
    Journal.lastAttempts(records).forEach(record -> byTrial.put(record.trial(), record));
    return new Attempts(byTrial);
  }

  @Nullable TrialRecord last(Trial trial) {
    return byTrial.get(trial.name());
  }
}
