package dev.assize.sandbox.watch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of fanotify(7), with its information records.
 *
 * @param mask what happened, possibly several things
 * @param pid the process, 0 if the kernel does not tell
 * @param place folder and name, or the old ones if something was renamed; null if not told
 * @param newPlace folder and name after a renaming; null otherwise
 * @param object the file or folder itself; null if not told
 */
record FileEvent(
    long mask,
    int pid,
    @Nullable Place place,
    @Nullable Place newPlace,
    @Nullable FileHandle object) {

  static final long ACCESS = 0x1;
  static final long MODIFY = 0x2;
  static final long ATTRIB = 0x4;
  static final long OPEN = 0x20;
  static final long CREATE = 0x100;
  static final long DELETE = 0x200;
  static final long DELETE_SELF = 0x400;
  static final long MOVE_SELF = 0x800;
  static final long OVERFLOW = 0x4000;
  static final long ON_CHILD = 0x08000000;
  static final long RENAME = 0x10000000;
  static final long ON_FOLDER = 0x40000000;

  private static final int METADATA = 24;
  private static final int FSID = 8;
  private static final int FID = 1;
  private static final int DFID_NAME = 2;
  private static final int DFID = 3;
  private static final int OLD_DFID_NAME = 10;
  private static final int NEW_DFID_NAME = 12;

  private static final Map<Long, FileAction> ACTIONS =
      Map.of(
          OPEN, FileAction.OPENED,
          ACCESS, FileAction.READ,
          MODIFY, FileAction.MODIFIED,
          ATTRIB, FileAction.ATTRIBUTES,
          CREATE, FileAction.CREATED,
          DELETE, FileAction.DELETED,
          DELETE_SELF, FileAction.DELETED,
          MOVE_SELF, FileAction.MOVED_FROM,
          RENAME, FileAction.MOVED_FROM);

  /** A name in a folder; the folder itself if the name is a dot. */
  record Place(FileHandle folder, String name) {}

  /** What was done to the object, or under the (old) name. */
  List<FileAction> actions() {
    return ACTIONS.entrySet().stream()
        .filter(e -> says(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether this event says so, among other things. */
  boolean says(long action) {
    return (mask & action) != 0;
  }

  /**
   * Reads what one read(2) returned.
   *
   * @param buffer in the machine's byte order
   * @throws IllegalArgumentException if that is no sequence of events
   */
  static List<FileEvent> parse(ByteBuffer buffer) {
    List<FileEvent> events = new ArrayList<>();
    try {
      while (buffer.hasRemaining()) {
        int length = buffer.getInt(buffer.position());
        if (length < METADATA || length > buffer.remaining()) {
          throw new IllegalArgumentException("an event of " + length + " bytes");
        }
        events.add(event(buffer.slice(buffer.position(), length).order(buffer.order())));
        buffer.position(buffer.position() + length);
      }
      return events;
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("an event ends too early", e);
    }
  }

  private static FileEvent event(ByteBuffer buffer) {
    int header = buffer.getShort(6) & 0xffff;
    long mask = buffer.getLong(8);
    int pid = buffer.getInt(20);
    Place place = null;
    Place newPlace = null;
    FileHandle object = null;
    int at = header;
    while (at < buffer.limit()) {
      int type = buffer.get(at);
      int length = buffer.getShort(at + 2) & 0xffff;
      if (length < 4) {
        throw new IllegalArgumentException("an information record of " + length + " bytes");
      }
      ByteBuffer information = buffer.slice(at + 4, length - 4).order(buffer.order());
      switch (type) {
        case FID -> object = handle(information);
        case DFID, DFID_NAME, OLD_DFID_NAME -> place = place(information);
        case NEW_DFID_NAME -> newPlace = place(information);
        default -> {} // newer kernels may tell more
      }
      at += length;
    }
    return new FileEvent(mask, pid, place, newPlace, object);
  }

  private static FileHandle handle(ByteBuffer information) {
    information.position(FSID);
    return FileHandle.read(information);
  }

  private static Place place(ByteBuffer information) {
    FileHandle folder = handle(information);
    byte[] rest = new byte[information.remaining()];
    information.get(rest);
    int end = 0;
    while (end < rest.length && rest[end] != 0) {
      end++;
    }
    return new Place(folder, end == 0 ? "." : new String(rest, 0, end, StandardCharsets.UTF_8));
  }
}
