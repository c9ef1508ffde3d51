package dev.assize.sandbox.network;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a listening socket accept connections that were meant for any other address: {@code
 * IP_TRANSPARENT}, ip(7).
 *
 * <p>Java does not tell a socket's descriptor. It is found in {@code /proc} by the port the socket
 * listens on, which needs no access to the JDK's internals.
 */
public final class Transparency {

  private static final int SOL_IP = 0;
  private static final int IP_TRANSPARENT = 19;
  private static final String LISTEN = "0A";

  private Transparency() {}

  /**
   * Afterwards the local address of an accepted socket is the destination its client meant.
   *
   * @throws NetworkException if the system refuses, for want of {@code CAP_NET_ADMIN}
   */
  public static void grant(ServerSocket listener) {
    try (Arena arena = Arena.ofConfined()) {
      int descriptor = descriptor(listener.getLocalPort());
      NativeSocket.checked(
          Libc.setsockopt(descriptor, SOL_IP, IP_TRANSPARENT, arena.allocateFrom(JAVA_INT, 1)),
          "a transparent listener");
    } catch (IOException e) {
      throw new NetworkException("no descriptor of the listener: " + e.getMessage(), e);
    }
  }

  private static int descriptor(int port) throws IOException {
    String link = "socket:[" + inode(port) + "]";
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path entry : descriptors) {
        if (target(entry).equals(link)) {
          return Integer.parseInt(entry.getFileName().toString());
        }
      }
    }
    throw new NetworkException("no descriptor for the listener on port " + port);
  }

  private static String target(Path entry) {
    try {
      return Files.readSymbolicLink(entry).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static String inode(int port) throws IOException {
    return Stream.of("/proc/self/net/tcp6", "/proc/self/net/tcp")
        .map(table -> inode(Path.of(table), port))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IOException("nothing listens on port " + port));
  }

  private static Optional<String> inode(Path table, int port) {
    String address = String.format(":%04X", port);
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > 9)
          .filter(fields -> fields[1].endsWith(address) && fields[3].equals(LISTEN))
          .map(fields -> fields[9])
          .findFirst();
    } catch (IOException noSuchFamily) {
      return Optional.empty();
    }
  }
}
