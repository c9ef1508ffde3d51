package dev.assize.examination;

/** Is told how an examination goes. Called from several threads at once. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void roundStarts(Assessment sofar, int trials) {}

        @Override
        public void trialEnded(TrialRecord trial) {}
      };

  /**
   * A round is about to start.
   *
   * @param sofar what earlier rounds showed; to be read during this call only
   * @param trials how many trials the round has
   */
  void roundStarts(Assessment sofar, int trials);

  /** An attempt has ended and is in the journal. */
  void trialEnded(TrialRecord trial);
}
