package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes any mail from anybody (RFC 5321), and delivers none. */
final class MailServer {

  private static final int LONGEST_LINE = 1 << 15;

  private final Input input;
  private final OutputStream out;
  private final SpoolFile sent;
  private final SpoolFile received;

  MailServer(Input input, OutputStream out, SpoolFile sent, SpoolFile received) {
    this.input = input;
    this.out = out;
    this.sent = sent;
    this.received = received;
  }

  void serve() throws IOException {
    String line = line();
    while (line != null) {
      String verb = line.strip().toUpperCase(Locale.ROOT);
      if (verb.startsWith("DATA")) {
        say("354 End data with <CR><LF>.<CR><LF>");
        message();
        say("250 2.0.0 Ok: queued");
      } else if (verb.startsWith("QUIT")) {
        say("221 2.0.0 Bye");
        return;
      } else {
        say(reply(verb));
      }
      line = line();
    }
  }

  private void message() throws IOException {
    String line = line();
    while (line != null && !line.equals(".")) {
      line = line();
    }
  }

  private static String reply(String verb) {
    if (verb.startsWith("EHLO")) {
      return "250-mail\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 52428800";
    }
    if (verb.equals("AUTH LOGIN")) {
      return "334 VXNlcm5hbWU6";
    }
    return verb.startsWith("AUTH") ? "235 2.7.0 Authentication successful" : "250 2.1.0 Ok";
  }

  private void say(String line) throws IOException {
    byte[] bytes = Input.bytes(line + "\r\n");
    received.write(bytes, 0, bytes.length);
    out.write(bytes);
    out.flush();
  }

  private @Nullable String line() throws IOException {
    input.transcribe();
    try {
      return input.line(LONGEST_LINE);
    } finally {
      byte[] read = input.transcript();
      sent.write(read, 0, read.length);
    }
  }
}
