package dev.assize.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.watch.FileEvent.Place;
import dev.assize.statement.Seed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes that others choose end in a value or in one kind of exception. */
class HostileBytesTest {

  private static final Seed SEED = new Seed("3c".repeat(32));

  @Test
  void anEventIsReadWithItsNames() {
    FileHandle folder = new FileHandle(1, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    List<FileEvent> events = FileEvent.parse(renaming());

    assertThat(events)
        .containsExactly(
            new FileEvent(
                FileEvent.RENAME | FileEvent.ON_FOLDER,
                7,
                new Place(folder, "old"),
                new Place(folder, "new"),
                new FileHandle(1, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}))));
    assertThat(events.getFirst().actions()).containsExactly(FileAction.MOVED_FROM);
  }

  @Test
  void anEventThatIsCutOffIsRefused() {
    for (int length = 1; length < renaming().limit(); length++) {
      ByteBuffer cut = renaming().limit(length);
      assertThatThrownBy(() -> FileEvent.parse(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void arbitraryChangesToEventsAreReadOrRefused() {
    Seed.Random random = SEED.derive("events").random();
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      ByteBuffer bytes = renaming();
      for (int change = 0; change < 3; change++) {
        bytes.put(random.nextInt(bytes.limit()), (byte) random.nextInt(256));
      }
      try {
        assertThat(FileEvent.parse(bytes)).isNotEmpty();
      } catch (IllegalArgumentException expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 19_999);
  }

  @Test
  void addressesAreWrittenAsPeopleWriteThem() {
    assertThat(SocketAddress.text(address(2, 0x01BB, new byte[] {(byte) 192, 0, 2, 1})))
        .isEqualTo("192.0.2.1:443");
    byte[] six = new byte[24];
    six[4] = 0x20;
    six[5] = 0x01;
    assertThat(SocketAddress.text(address(10, 53, six))).isEqualTo("[2001:0:0:0:0:0:0:0]:53");
    assertThat(SocketAddress.text(address(1, 0x2F61, new byte[] {'b', 0, 'c'})))
        .isEqualTo("unix:/ab");
    assertThat(SocketAddress.text(address(1, 0x0061, new byte[] {'b'}))).isEqualTo("unix:@ab");
    assertThat(SocketAddress.text(address(16, 0, new byte[8]))).isEqualTo("family 16");
    assertThat(SocketAddress.text(new byte[] {2})).isEqualTo("unknown");
  }

  @Test
  void arbitraryAddressesAreWrittenSomehow() {
    Seed.Random random = SEED.derive("addresses").random();
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(SocketAddress.MAX_BYTES + 1)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) random.nextInt(i < 2 ? 12 : 256);
      }
      assertThat(SocketAddress.text(bytes)).isNotEmpty();
    }
  }

  @Test
  void addressesOutsideOfAProcessReadAsNothing() {
    ForeignMemory memory = new ForeignMemory();
    int self = (int) ProcessHandle.current().pid();
    Seed.Random random = SEED.derive("memory").random();
    List<Long> places =
        new ArrayList<>(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 4095L));
    for (int i = 0; i < 200; i++) {
      places.add(random.nextLong());
    }
    for (long place : places) {
      assertThat(memory.text(self, place).value()).isEmpty();
      assertThat(memory.text(self, place).complete()).isFalse();
      assertThat(memory.texts(self, place).values()).isEmpty();
    }
  }

  private static ByteBuffer renaming() {
    ByteBuffer event = ByteBuffer.allocate(24 + 28 + 28 + 24).order(ByteOrder.nativeOrder());
    event.putInt(event.capacity()).put((byte) 3).put((byte) 0).putShort((short) 24);
    event.putLong(FileEvent.RENAME | FileEvent.ON_FOLDER).putInt(-1).putInt(7);
    information(event, 10, 28, "old");
    information(event, 12, 28, "new");
    information(event, 1, 24, "");
    return event.flip();
  }

  private static void information(ByteBuffer event, int type, int length, String name) {
    int start = event.position();
    event.put((byte) type).put((byte) 0).putShort((short) length).putLong(99);
    event.putInt(4).putInt(1).put(new byte[] {1, 2, 3, 4});
    event.put(name.getBytes(StandardCharsets.UTF_8));
    event.position(start + length);
  }

  private static byte[] address(int family, int port, byte[] rest) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + rest.length);
    bytes.order(ByteOrder.nativeOrder()).putShort((short) family);
    return bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) port).put(rest).array();
  }
}
