package dev.assize.gate.gateway.message;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON-RPC 2.0 message that was looked over, and whose bytes are passed on as they came. Where
 * its parts are is known by offsets, so that a large one is never held as a tree.
 */
public final class Message implements AutoCloseable {

  /** The largest message that is read as a tree, in bytes: lists of tools, greetings. */
  public static final int MAX_TREE = 16 << 20;

  /** A part of the bytes. */
  public record Part(long from, long to) {}

  private final Spool bytes;
  final Shape shape;

  /** What was seen of a message. Fields that are absent are null. */
  static final class Shape {
    @Nullable String id;
    @Nullable String method;
    @Nullable String name;
    @Nullable String cancels;
    @Nullable Part arguments;
    @Nullable Part outcome;
    @Nullable Part meta;
    boolean error;
    boolean isError;
    boolean listsTools;
    boolean instructs;
  }

  private Message(Spool bytes, Shape shape) {
    this.bytes = bytes;
    this.shape = shape;
  }

  /**
   * Looks a message over.
   *
   * @param bytes of one JSON value; this message takes them over
   * @throws MessageException if they are no message; the bytes are closed then
   */
  public static Message of(Spool bytes) throws MessageException, IOException {
    try (InputStream in = bytes.read()) {
      return new Message(bytes, MessageScan.scan(in));
    } catch (MessageException | IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** Its bytes, without a line feed. */
  public Spool bytes() {
    return bytes;
  }

  /** The id as JSON text; null for a notification. */
  public @Nullable String id() {
    return shape.id;
  }

  /** The method; null for an answer. */
  public @Nullable String method() {
    return shape.method;
  }

  /** Whether this is a request, and not an answer or a notification. */
  public boolean isRequest() {
    return shape.method != null && shape.id != null;
  }

  /** Whether this is an answer to a request. */
  public boolean isAnswer() {
    return shape.method == null;
  }

  /** Whether it asks for something by this method. */
  public boolean is(String name) {
    return name.equals(shape.method);
  }

  /** {@code params.name}; null if that is no text. */
  public @Nullable String name() {
    return shape.name;
  }

  /** {@code params.requestId} as JSON text; null if there is none. */
  public @Nullable String cancels() {
    return shape.cancels;
  }

  /** Where {@code params.arguments} is; null if there are none. */
  public @Nullable Part arguments() {
    return shape.arguments;
  }

  /** Where the result or the error is; null if there is none. */
  public @Nullable Part outcome() {
    return shape.outcome;
  }

  /** Whether it answers with an error of the protocol, or a result that is marked as one. */
  public boolean failed() {
    return shape.error || shape.isError;
  }

  /** Whether its result lists tools. */
  public boolean listsTools() {
    return shape.listsTools;
  }

  /** Whether its result gives instructions. */
  public boolean instructs() {
    return shape.instructs;
  }

  /** {@code params._meta}; null if there is none. */
  public @Nullable JsonNode meta() throws IOException {
    Part meta = shape.meta;
    if (meta == null || meta.to() - meta.from() > MAX_TREE) {
      return null;
    }
    try (InputStream in = bytes.read(meta.from(), meta.to())) {
      return MessageScan.tree(in.readAllBytes());
    } catch (MessageException e) {
      return null; // it was scanned before: only a key that stands twice further down
    }
  }

  /**
   * All of it.
   *
   * @throws MessageException if it is too large to be read so, or a key stands twice somewhere
   */
  public ObjectNode tree() throws MessageException, IOException {
    if (bytes.size() > MAX_TREE) {
      throw new MessageException(
          "%,d bytes; at most %,d are read".formatted(bytes.size(), MAX_TREE));
    }
    try (InputStream in = bytes.read()) {
      return (ObjectNode) MessageScan.tree(in.readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
