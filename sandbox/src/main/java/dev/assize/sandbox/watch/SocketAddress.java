package dev.assize.sandbox.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a {@code struct sockaddr} as text. The bytes are hostile. */
final class SocketAddress {

  /** No address of interest is longer; {@code struct sockaddr_un} is 110 bytes. */
  static final int MAX_BYTES = 128;

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  private SocketAddress() {}

  /** The address as {@link ConnectionAttempt#address} has it; {@code unknown} if there is none. */
  static String text(byte[] address) {
    if (address.length < 2) {
      return "unknown";
    }
    int family = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort() & 0xffff;
    if (family == AF_INET && address.length >= 8) {
      return internet(address, 4, 4);
    }
    if (family == AF_INET6 && address.length >= 24) {
      return internet(address, 8, 16);
    }
    return family == AF_UNIX ? "unix:" + path(address) : "family " + family;
  }

  private static String internet(byte[] address, int from, int length) {
    int port = ByteBuffer.wrap(address).getShort(2) & 0xffff;
    try {
      String host =
          InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + length))
              .getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A name that starts with a zero byte lives outside of the file system. */
  private static String path(byte[] address) {
    boolean isAbstract = address.length > 2 && address[2] == 0;
    int start = isAbstract ? 3 : 2;
    int end = start;
    while (end < address.length && (isAbstract || address[end] != 0)) {
      end++;
    }
    String name =
        new String(address, Math.min(start, end), Math.max(0, end - start), StandardCharsets.UTF_8);
    return isAbstract ? "@" + name : name;
  }
}
