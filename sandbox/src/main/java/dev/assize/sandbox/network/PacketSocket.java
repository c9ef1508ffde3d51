package dev.assize.sandbox.network;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What really comes over a run's wire, packet by packet, before any rule touches it: packet(7).
 *
 * <p>Only what comes from the agent is seen. Of TCP the kernel hands over the segments that open or
 * end a connection (their sequence numbers tell how much lies between); everything else is handed
 * over whole up to {@value #SNAPSHOT} bytes, except ARP. {@link #receive} is for one thread.
 */
public final class PacketSocket implements AutoCloseable {

  private static final int SNAPSHOT = 512;
  private static final int BUFFER_BYTES = 4 << 20;
  private static final int TIMEOUT_MILLIS = 50;
  private static final int ETH_P_ALL_BIG_ENDIAN = 0x0300;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_STATISTICS = 6;
  private static final int MSG_TRUNC = 0x20;

  private final NativeSocket socket;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment buffer = arena.allocate(SNAPSHOT);

  private PacketSocket(NativeSocket socket) {
    this.socket = socket;
  }

  /**
   * Listens on one interface of this network namespace from now on.
   *
   * @throws NetworkException if there is no such interface, or the system refuses
   */
  public static PacketSocket open(String networkInterface) {
    int index = index(networkInterface);
    NativeSocket socket = NativeSocket.open(NativeSocket.AF_PACKET, NativeSocket.SOCK_RAW);
    try (Arena arena = Arena.ofConfined()) {
      PacketFilter.attach(socket, arena);
      socket.receiveBuffer(BUFFER_BYTES);
      socket.receiveTimeout(TIMEOUT_MILLIS);
      socket.bind(address(arena, index));
      return new PacketSocket(socket);
    } catch (NetworkException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * The next packet's first bytes, from its Ethernet header on; null if none came for a moment.
   *
   * @throws NetworkException if the interface is gone or the system refuses
   */
  public byte @Nullable [] receive() {
    long length = Libc.recv(socket.descriptor(), buffer, MSG_TRUNC);
    if (length == -Libc.EAGAIN || length == -Libc.EINTR) {
      return null;
    }
    NativeSocket.checked((int) length, "receiving packets");
    return Arrays.copyOf(buffer.toArray(JAVA_BYTE), (int) Math.min(length, buffer.byteSize()));
  }

  /** How many packets the kernel could not hand over since this was last asked. */
  public long lost() {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment statistics = local.allocate(JAVA_INT, 2);
      NativeSocket.checked(
          Libc.getsockopt(socket.descriptor(), SOL_PACKET, PACKET_STATISTICS, statistics),
          "packet statistics");
      return Integer.toUnsignedLong(statistics.getAtIndex(JAVA_INT, 1));
    }
  }

  /** To be called when no thread receives any more. */
  @Override
  public void close() {
    socket.close();
    arena.close();
  }

  private static int index(String networkInterface) {
    try {
      NetworkInterface found = NetworkInterface.getByName(networkInterface);
      if (found == null) {
        throw new NetworkException("there is no network interface " + networkInterface);
      }
      return found.getIndex();
    } catch (SocketException e) {
      throw new NetworkException("network interfaces cannot be listed: " + e.getMessage(), e);
    }
  }

  /** {@code struct sockaddr_ll}. */
  private static MemorySegment address(Arena arena, int index) {
    MemorySegment address = arena.allocate(20, 4);
    address.set(JAVA_SHORT_UNALIGNED, 0, (short) NativeSocket.AF_PACKET);
    address.set(JAVA_SHORT_UNALIGNED, 2, (short) ETH_P_ALL_BIG_ENDIAN);
    address.set(JAVA_INT, 4, index);
    return address;
  }
}
