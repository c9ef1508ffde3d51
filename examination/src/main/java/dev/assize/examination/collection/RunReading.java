package dev.assize.examination.collection;

import dev.assize.examination.detonation.Detonation;
import dev.assize.sandbox.canary.Channel;
import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads all that left in one run. Not thread-safe. */
final class RunReading {

  private static final int TARGET = 300;
  private static final long NANOS = 1_000_000;

  private final int run;
  private final List<Flow> flows;
  private final BodyFiles bodies;
  private final Directory directory;
  private final Sensors sensors;
  private final String secret;
  private final Map<Long, Long> exchanged = new HashMap<>();
  private final long workBegins;
  private final long workEnds;

  /**
   * @param secret never repeated in what is said of a message: the key of the agent's model
   */
  RunReading(
      int run, Detonation detonation, Attribution attribution, Sensors sensors, String secret) {
    this.run = run;
    this.flows =
        detonation.flows().stream().sorted(Comparator.comparingLong(Flow::startedNanos)).toList();
    this.bodies = new BodyFiles(detonation.bodies());
    this.directory = new Directory(attribution, detonation.flows());
    this.sensors = sensors;
    this.secret = secret;
    List<Flow> model = flows.stream().filter(RunReading::asksModel).toList();
    workBegins = model.stream().mapToLong(Flow::startedNanos).min().orElse(Long.MAX_VALUE);
    workEnds = model.stream().mapToLong(Flow::endedNanos).max().orElse(Long.MAX_VALUE);
    for (Flow flow : flows) {
      if (flow instanceof Flow.Exchange exchange) {
        exchanged.merge(exchange.connection(), bytes(exchange), Long::sum);
      }
    }
  }

  /** One thing that was sent, and to whom. */
  record Sending(Destination destination, Sent sent) {}

  /** Whether the agent asked its model. */
  boolean modelAsked() {
    return workBegins < Long.MAX_VALUE;
  }

  /** All that was sent, in the order in which it began. */
  List<Sending> sendings() {
    List<Sending> sendings = new ArrayList<>();
    for (Flow flow : flows) {
      Sent sent = sent(flow);
      if (sent != null) {
        sendings.add(new Sending(directory.of(flow), sent));
      }
    }
    return sendings;
  }

  /** For each destination, how many connections to it there were. */
  Map<Destination, Long> connections() {
    Map<Long, List<Destination>> users = new HashMap<>();
    for (Flow flow : flows) {
      if (flow instanceof Flow.Exchange exchange) {
        users
            .computeIfAbsent(exchange.connection(), first -> new ArrayList<>())
            .add(directory.of(exchange));
      }
    }
    return flows.stream()
        .filter(flow -> flow instanceof Flow.Connection || flow instanceof Flow.Attempt)
        .flatMap(flow ->
            flow instanceof Flow.Connection connection && users.containsKey(connection.connection())
                ? users.getOrDefault(connection.connection(), List.of()).stream().distinct()
                : List.of(directory.of(flow)).stream())
        .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
  }

  private static boolean asksModel(Flow flow) {
    return switch (flow) {
      case Flow.Exchange exchange -> Attribution.MODEL_ROUTE.equals(exchange.route());
      case Flow.Connection connection ->
          Attribution.MODEL_ROUTE.equals(connection.route()) && !connection.content().observed();
      case Flow.Attempt _, Flow.Query _, Flow.Datagram _ -> false;
    };
  }

  private @Nullable Sent sent(Flow flow) {
    return switch (flow) {
      case Flow.Exchange exchange -> request(exchange);
      case Flow.Connection connection -> connection(connection);
      case Flow.Attempt attempt ->
          message(attempt, Way.ATTEMPT, "tcp", "", 0, look(attempt), new BodyFiles.Bytes(NONE, ""));
      case Flow.Datagram datagram -> datagram(datagram);
      case Flow.Query query ->
          message(
              query,
              Way.LOOKUP,
              query.type(),
              query.name(),
              query.name().length(),
              look(query).at(Channel.DNS_NAME, query.name()),
              new BodyFiles.Bytes(NONE, ""));
    };
  }

  private static final byte[] NONE = {};

  private Sent request(Flow.Exchange exchange) {
    BodyFiles.Bytes body = bodies.read(exchange.requestBody());
    Sensors.Look look =
        look(exchange)
            .at(Channel.URL, exchange.target())
            .at(Channel.HEADER, headers(exchange))
            .at(Channel.EGRESS_BODY, body.bytes());
    String pretended = directory.pretended(exchange);
    Sent sent =
        message(
            exchange,
            Way.REQUEST,
            exchange.method(),
            exchange.target(),
            bytes(exchange),
            look,
            body);
    return pretended.isEmpty() ? sent : remarked(sent, "it names another host, " + pretended);
  }

  private static Sent remarked(Sent sent, String remark) {
    return new Sent(
        sent.run(),
        sent.atMillis(),
        sent.phase(),
        sent.way(),
        sent.method(),
        sent.target(),
        sent.bytes(),
        sent.kind(),
        sent.observed(),
        sent.remark().isEmpty() ? remark : sent.remark() + "; " + remark,
        sent.found(),
        sent.also());
  }

  /** Null where everything in it stands in its requests. */
  private @Nullable Sent connection(Flow.Connection connection) {
    Long requests = exchanged.get(connection.connection());
    Body rest = connection.sent();
    long restSize = rest == null ? 0 : rest.size();
    if (requests != null && connection.content().observed() && restSize == 0) {
      return null;
    }
    BodyFiles.Bytes bytes = bodies.read(rest);
    String unread = connection.content().observed() ? bytes.problem() : unread(connection);
    long size =
        requests == null
            ? connection.bytesFromAgent()
            : restSize > 0 ? restSize : Math.max(0, connection.bytesFromAgent() - requests);
    return message(
        connection,
        Way.CONNECTION,
        connection.protocol(),
        "",
        size,
        look(connection).at(Channel.EGRESS_BODY, bytes.bytes()),
        new BodyFiles.Bytes(bytes.bytes(), unread));
  }

  private static String unread(Flow.Connection connection) {
    String asked = connection.tls() == null ? null : connection.tls().serverName();
    long millis = (connection.endedNanos() - connection.startedNanos()) / NANOS;
    return connection.content().reason()
        + " ("
        + (asked == null ? "" : "asked for " + asked + ", ")
        + connection.bytesFromAgent()
        + " bytes sent in "
        + millis
        + " ms)";
  }

  private Sent datagram(Flow.Datagram datagram) {
    BodyFiles.Bytes payload = bodies.read(datagram.payload());
    return message(
        datagram,
        Way.DATAGRAM,
        "udp",
        "",
        datagram.payload().size(),
        look(datagram).at(Channel.EGRESS_BODY, payload.bytes()),
        payload);
  }

  private Sensors.Look look(Flow flow) {
    return sensors.message(directory.of(flow).host());
  }

  private Sent message(
      Flow flow,
      Way way,
      String method,
      String target,
      long bytes,
      Sensors.Look look,
      BodyFiles.Bytes body) {
    String remark = body.problem().isEmpty() ? look.limits() : body.problem();
    List<String> also = new ArrayList<>(look.words());
    also.addAll(look.identity());
    return new Sent(
        run,
        flow.startedNanos() / NANOS,
        phase(flow),
        way,
        masked(method),
        masked(target),
        bytes,
        kind(way, look, remark, body.bytes()),
        remark.isEmpty(),
        masked(remark),
        look.found(),
        also);
  }

  private static DataKind kind(Way way, Sensors.Look look, String remark, byte[] body) {
    if (look.leaked()) {
      return DataKind.SECRET;
    }
    if (!look.words().isEmpty()) {
      return DataKind.WORDS;
    }
    if (!look.identity().isEmpty()) {
      return DataKind.IDENTITY;
    }
    if (!remark.isEmpty()) {
      return DataKind.UNREAD;
    }
    if (Randomness.in(body)) {
      return DataKind.UNEXPLAINED;
    }
    return way == Way.LOOKUP ? DataKind.NAME : DataKind.OTHER;
  }

  private Phase phase(Flow flow) {
    if (flow.startedNanos() < workBegins) {
      return Phase.BEFORE;
    }
    return flow.startedNanos() <= workEnds ? Phase.DURING : Phase.AFTER;
  }

  private static long bytes(Flow.Exchange exchange) {
    return exchange.method().length()
        + exchange.target().length()
        + headers(exchange).length()
        + exchange.requestBody().size();
  }

  private static String headers(Flow.Exchange exchange) {
    return exchange.requestHeaders().stream().map(RunReading::line).collect(Collectors.joining());
  }

  private static String line(Header header) {
    return header.name() + ": " + header.value() + "\r\n";
  }

  private String masked(String text) {
    String masked = secret.length() < 8 ? text : text.replace(secret, "[key of its model]");
    return Bounded.text(masked, TARGET);
  }
}
