package dev.assize.log.storage;

import dev.assize.log.LogException;
import dev.assize.log.durable.Reasons;
import java.io.IOException;
import java.nio.file.Path;

/** A log's directory cannot be read or written. */
public final class StorageException extends LogException {

  private static final long serialVersionUID = 1L;

  public StorageException(Path folder, IOException cause) {
    super(folder + ": the log cannot be opened for appending: " + Reasons.of(cause));
    initCause(cause);
  }
}
