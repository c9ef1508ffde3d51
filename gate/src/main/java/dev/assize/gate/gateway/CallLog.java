package dev.assize.gate.gateway;

import dev.assize.gate.gateway.catalogue.ToolDefinition;
import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.Message.Part;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of calls: one line of JSON when a call is let through or refused, one when it is
 * answered. Arguments and results are there as SHA-256 of their bytes, and only if asked for in
 * full. Thread-safe.
 */
public final class CallLog implements AutoCloseable {

  private static final int MAX_CONTENT = 1 << 20;

  private final OutputStream out;
  private final boolean content;
  private final String session = UUID.randomUUID().toString();
  private final AtomicLong calls = new AtomicLong();

  /** A call that was let through. */
  record Call(long number, String tool, long startedAt) {}

  private CallLog(OutputStream out, boolean content) {
    this.out = out;
    this.content = content;
  }

  /**
   * Appends to a file, which is made if it is not there.
   *
   * @param content whether arguments and results are kept, up to 1 MiB each
   */
  public static CallLog in(Path file, boolean content) throws IOException {
    return new CallLog(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), content);
  }

  /** Keeps nothing. */
  public static CallLog none() {
    return new CallLog(OutputStream.nullOutputStream(), false);
  }

  /** A call is let through. */
  Call passed(Message call, @Nullable ToolDefinition definition) throws IOException {
    long number = calls.incrementAndGet();
    ObjectNode line = line("call", number, call, definition);
    line.put("decision", "PASSED");
    write(line);
    return new Call(number, String.valueOf(call.name()), System.nanoTime());
  }

  /** A call is refused. */
  void refused(Message call, @Nullable ToolDefinition definition, Refusal refusal)
      throws IOException {
    ObjectNode line = line("call", calls.incrementAndGet(), call, definition);
    line.put("decision", "REFUSED");
    line.put("reason", refusal.reason().name());
    line.put("why", refusal.why());
    write(line);
  }

  /** A call was answered. */
  void answered(Call call, Message answer) throws IOException {
    ObjectNode line = begun("answer", call.number());
    line.put("tool", call.tool());
    line.put("outcome", answer.failed() ? "ERROR" : "RESULT");
    put(line, "result", answer, answer.outcome());
    line.put("milliseconds", milliseconds(call));
    write(line);
  }

  /**
   * A call will not be answered.
   *
   * @param outcome {@code CANCELLED}, {@code SERVER_GONE} or {@code SESSION_ENDED}
   */
  void unanswered(Call call, String outcome, String why) throws IOException {
    ObjectNode line = begun("answer", call.number());
    line.put("tool", call.tool());
    line.put("outcome", outcome);
    line.put("why", why);
    line.put("milliseconds", milliseconds(call));
    write(line);
  }

  private static double milliseconds(Call call) {
    return Math.round((System.nanoTime() - call.startedAt()) / 1e3) / 1e3;
  }

  private ObjectNode line(
      String event, long number, Message call, @Nullable ToolDefinition definition)
      throws IOException {
    ObjectNode line = begun(event, number);
    line.put("tool", call.name());
    if (definition != null) {
      line.put("definition", definition.digest().toString());
    }
    put(line, "arguments", call, call.arguments());
    return line;
  }

  private ObjectNode begun(String event, long number) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("event", event);
    line.put("at", Instant.now().toString());
    line.put("session", session);
    line.put("call", number);
    return line;
  }

  private void put(ObjectNode line, String what, Message message, @Nullable Part part)
      throws IOException {
    if (part == null) {
      return;
    }
    line.put(what + "Digest", message.bytes().digest(part.from(), part.to()));
    line.put(what + "Bytes", part.to() - part.from());
    if (content && part.to() - part.from() <= MAX_CONTENT) {
      try (InputStream in = message.bytes().read(part.from(), part.to())) {
        keep(line, what, in.readAllBytes());
      }
    }
  }

  /** What could not be read back from within a line is kept as text. */
  private static void keep(ObjectNode line, String what, byte[] json) {
    try {
      var value = Json.mapper().readTree(json);
      if (!Json.tooDeepToKeep(value)) {
        line.set(what, value);
        return;
      }
    } catch (JacksonException e) {
      // falls through: as text
    }
    line.put(what + "Text", new String(json, StandardCharsets.UTF_8));
  }

  private void write(ObjectNode line) throws IOException {
    byte[] bytes = Json.line(line);
    synchronized (this) {
      out.write(bytes);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
