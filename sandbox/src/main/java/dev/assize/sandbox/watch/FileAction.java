package dev.assize.sandbox.watch;

/** What was done to a file or folder. That it was done is certain; how often is not known. */
public enum FileAction {
  /** Opened, by whatever name: enough to read it through a memory mapping. */
  OPENED,
  /** Bytes were read; of a folder, names. */
  READ,
  /** Bytes were written, or the length was changed. */
  MODIFIED,
  /** Mode, owner, times, or the number of names. */
  ATTRIBUTES,
  /** The name came into being: a new file, folder or link. */
  CREATED,
  /** The name, or the last name, was removed. */
  DELETED,
  /** The name was given up for another one. */
  MOVED_FROM,
  /** The name was given to what had another one. */
  MOVED_TO
}
