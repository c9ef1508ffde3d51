package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/** How a connection begins, and how an encrypted one ends. */
final class Opening {

  /** Where clients speak first; a busy one takes its time, and a greeting would break it. */
  private static final Set<Integer> WEB = Set.of(80, 443, 853, 3000, 8000, 8080, 8443);

  private static final int WEB_PATIENCE = 15;

  private Opening() {}

  /**
   * Waits for the client's first bytes; if none come, speaks first, as servers of mail and of many
   * other things do, and waits again. Empty if the client leaves without a word.
   */
  static byte[] firstBytes(
      Socket socket, Socket over, Input input, int port, CaptureLimits limits, SpoolFile received)
      throws IOException {
    int patience = socket.getSoTimeout();
    socket.setSoTimeout(silence(port, limits));
    try {
      return input.peek();
    } catch (SocketTimeoutException silent) {
      byte[] greeting = Input.bytes(greeting(port));
      over.getOutputStream().write(greeting);
      over.getOutputStream().flush();
      received.write(greeting, 0, greeting.length);
    } finally {
      socket.setSoTimeout(patience);
    }
    return input.peek();
  }

  /** Says that no more comes, and leaves the socket below open. */
  static void sayGoodbye(SSLSocket socket) {
    try {
      socket.shutdownOutput();
    } catch (IOException alreadyGone) {
      // Then nobody listens.
    }
  }

  /** The number in a text; 0 if it is no port. */
  static int port(String text) {
    return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535
        ? Integer.parseInt(text)
        : 0;
  }

  private static int silence(int port, CaptureLimits limits) {
    return (int) limits.greeting().toMillis() * (WEB.contains(port) ? WEB_PATIENCE : 1);
  }

  private static String greeting(int port) {
    return switch (port) {
      case 21 -> "220 FTP server ready\r\n";
      case 22 -> "SSH-2.0-OpenSSH_9.6\r\n";
      case 110, 995 -> "+OK POP3 server ready\r\n";
      case 143, 993 -> "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] IMAP4rev1 Service Ready\r\n";
      case 25, 465, 587, 2525 -> "220 mail ESMTP ready\r\n";
      default -> "220 ready\r\n";
    };
  }
}
