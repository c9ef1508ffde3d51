package dev.assize.log.storage;

/**
 * How a writer works; {@link #DEFAULTS} fits.
 *
 * @param queueEntries entries that wait for the disk at most; more appenders are held back
 * @param queueBytes bytes of entries that wait at most
 * @param batchEntries entries that become durable with one write, at most
 * @param batchBytes bytes of entries after which a batch takes no further one
 * @param rotationBytes length of the write-ahead file from which a new one is begun
 * @param cosigning asked before each checkpoint is published
 */
public record LogOptions(
    int queueEntries,
    int queueBytes,
    int batchEntries,
    int batchBytes,
    long rotationBytes,
    Cosigning cosigning) {

  private static final int MEBI = 1 << 20;

  public static final LogOptions DEFAULTS =
      new LogOptions(4096, 32 * MEBI, 2048, 8 * MEBI, 64L * MEBI, Cosigning.NONE);

  /**
   * @throws IllegalArgumentException if a number is not positive, or the queue is too short for one
   *     entry
   */
  public LogOptions {
    if (queueEntries < 1 || batchEntries < 1 || batchBytes < 1 || rotationBytes < 1) {
      throw new IllegalArgumentException("the options of a log are positive numbers");
    }
    if (queueBytes < LogWriter.MAX_ENTRY) {
      throw new IllegalArgumentException("no entry of 65,535 bytes fits into the queue");
    }
  }

  /** The same with another queue. */
  public LogOptions withQueue(int entries, int bytes) {
    return new LogOptions(entries, bytes, batchEntries, batchBytes, rotationBytes, cosigning);
  }

  /** The same with another length of write-ahead files, in bytes. */
  public LogOptions withRotation(long bytes) {
    return new LogOptions(queueEntries, queueBytes, batchEntries, batchBytes, bytes, cosigning);
  }

  /** The same with witnesses. */
  public LogOptions withCosigning(Cosigning witnesses) {
    return new LogOptions(
        queueEntries, queueBytes, batchEntries, batchBytes, rotationBytes, witnesses);
  }
}
