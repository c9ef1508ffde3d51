package dev.assize.log.audit;

/**
 * A file of a log that is wrong.
 *
 * @param path of the file within the log
 * @param what is wrong with it
 */
public record Problem(String path, String what) {

  @Override
  public String toString() {
    return path + ": " + what;
  }
}
