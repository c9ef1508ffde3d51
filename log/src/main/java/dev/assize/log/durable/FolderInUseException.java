package dev.assize.log.durable;

import dev.assize.log.LogException;
import java.nio.file.Path;

/** Another process, or another object of this one, writes to the folder. */
public final class FolderInUseException extends LogException {

  private static final long serialVersionUID = 1L;

  public FolderInUseException(Path lock) {
    super(lock + ": is held by another writer; wait until it is closed, there can be only one");
  }
}
