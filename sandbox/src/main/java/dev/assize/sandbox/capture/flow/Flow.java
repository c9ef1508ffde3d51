package dev.assize.sandbox.capture.flow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent sent, or tried to. Times are nanoseconds since the run's recording began,
 * by a monotonic clock. Sequence numbers count a run's flows in the order in which they ended.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Flow.Connection.class, name = "connection"),
  @JsonSubTypes.Type(value = Flow.Attempt.class, name = "attempt"),
  @JsonSubTypes.Type(value = Flow.Exchange.class, name = "exchange"),
  @JsonSubTypes.Type(value = Flow.Query.class, name = "query"),
  @JsonSubTypes.Type(value = Flow.Datagram.class, name = "datagram")
})
public sealed interface Flow {

  /** The run it belongs to. */
  String run();

  /** Its number in the run, from 1. */
  long sequence();

  /** When it began. */
  long startedNanos();

  /** When it ended. */
  long endedNanos();

  /** Where the agent sent it from. */
  Endpoint source();

  /** Where the agent meant it to go. */
  Endpoint destination();

  /**
   * A TCP connection as a whole. What was said in HTTP stands in exchanges with the same number.
   *
   * @param connection numbers the run's connections
   * @param name the name that the agent had resolved to this address; null if none
   * @param route the route it was forwarded on; null if we answered ourselves
   * @param tls null if it was not encrypted
   * @param protocol what was spoken: {@code http/1.1}, {@code h2}, {@code smtp}, {@code dns},
   *     {@code unknown}, or {@code none} if the agent said nothing
   * @param bytesFromAgent on the wire, encrypted or not
   * @param bytesToAgent on the wire
   * @param sent what the agent sent, where it is not in exchanges, after decryption
   * @param received what the agent received, where it is not in exchanges
   */
  record Connection(
      String run,
      long sequence,
      long startedNanos,
      long endedNanos,
      Endpoint source,
      Endpoint destination,
      long connection,
      @Nullable String name,
      @Nullable String route,
      @Nullable Tls tls,
      String protocol,
      long bytesFromAgent,
      long bytesToAgent,
      @Nullable Body sent,
      @Nullable Body received,
      Content content)
      implements Flow {}

  /**
   * A connection that was begun and given up before it stood, so that nothing was said in it.
   *
   * @param name the name that the agent had resolved to this address; null if none
   */
  record Attempt(
      String run,
      long sequence,
      long startedNanos,
      long endedNanos,
      Endpoint source,
      Endpoint destination,
      @Nullable String name)
      implements Flow {}

  /**
   * A request and its answer.
   *
   * @param connection the connection it was part of
   * @param host the host the request names; null if it names none
   * @param route the route it was forwarded on; null if we answered ourselves
   * @param protocol {@code http/1.1}, {@code h2} or {@code websocket}
   * @param target as it was sent: a path, a URL or {@code host:port}
   * @param status null if there was no answer
   */
  record Exchange(
      String run,
      long sequence,
      long startedNanos,
      long endedNanos,
      Endpoint source,
      Endpoint destination,
      long connection,
      @Nullable String host,
      @Nullable String route,
      String protocol,
      String method,
      String target,
      List<Header> requestHeaders,
      Body requestBody,
      @Nullable Integer status,
      List<Header> responseHeaders,
      Body responseBody)
      implements Flow {

    /** Copies the lists. */
    public Exchange {
      requestHeaders = List.copyOf(requestHeaders);
      responseHeaders = List.copyOf(responseHeaders);
    }
  }

  /**
   * A question for a name. It is answered by us, whoever was asked.
   *
   * @param transport {@code udp} or {@code tcp}
   * @param name without the final dot; what is not printable is written {@code \ddd}
   * @param type for example {@code A}, {@code TXT}, {@code TYPE65}
   * @param answer the address we gave; null if we gave none
   */
  record Query(
      String run,
      long sequence,
      long startedNanos,
      long endedNanos,
      Endpoint source,
      Endpoint destination,
      String transport,
      String name,
      String type,
      @Nullable String answer)
      implements Flow {}

  /**
   * A UDP datagram, which nobody answers.
   *
   * @param name the name that the agent had resolved to this address; null if none
   */
  record Datagram(
      String run,
      long sequence,
      long startedNanos,
      long endedNanos,
      Endpoint source,
      Endpoint destination,
      @Nullable String name,
      Body payload)
      implements Flow {}
}
