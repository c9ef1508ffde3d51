package dev.assize.agent.standin;

import com.sun.net.httpserver.HttpServer;
import dev.assize.agent.ModelEndpoint;
import dev.assize.statement.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves stand-in models on the loopback interface, to as many trials at once as there are keys.
 *
 * <p>Each trial has an API key of its own, which picks its script and the trace that gets all its
 * requests and replies. Nothing else is kept between requests. Thread-safe.
 */
public final class StandInServer implements AutoCloseable {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int KEY_LENGTH = 48;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Trial> trials = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer http;

  private StandInServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", new Reception(trials));
  }

  /**
   * Starts a server on a free port of 127.0.0.1.
   *
   * @throws UncheckedIOException if there is none
   */
  public static StandInServer start() {
    try {
      StandInServer server = new StandInServer();
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no port on 127.0.0.1 to serve the stand-in model on", e);
    }
  }

  /** For clients of OpenAI's dialects: up to and including the version, {@code /v1}. */
  public URI baseUrl() {
    return root().resolve("/v1");
  }

  /** For clients of Anthropic's and Gemini's dialects, which add the version themselves. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /**
   * Opens the server to one trial.
   *
   * @param trace gets every request and reply
   * @return a fresh key that looks like any provider's, to be given to the agent
   */
  public String enrol(Script script, Trace trace) {
    return enrol((Role) conversation -> Performance.next(script, conversation), trace);
  }

  /**
   * Opens the server to one trial in which the model is in an attacker's hands.
   *
   * @param trace gets every request and reply; {@link Transcript} reads it
   * @return a fresh key, as for {@link #enrol(Script, Trace)}
   */
  public String enrol(Hijack hijack, Trace trace) {
    return enrol((Role) conversation -> Hijacking.next(hijack, conversation), trace);
  }

  private String enrol(Role role, Trace trace) {
    StringBuilder key = new StringBuilder("sk-");
    for (int i = 0; i < KEY_LENGTH; i++) {
      key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    trials.put(key.toString(), new Trial(role, trace));
    return key.toString();
  }

  /**
   * As {@link #enrol(Script, Trace)}, as an endpoint.
   *
   * @param model the name that the agent is to ask for; any will do
   */
  public ModelEndpoint endpoint(String model, Script script, Trace trace) {
    return new ModelEndpoint(baseUrl(), model, enrol(script, trace));
  }

  /** As {@link #enrol(Hijack, Trace)}, as an endpoint. */
  public ModelEndpoint endpoint(String model, Hijack hijack, Trace trace) {
    return new ModelEndpoint(baseUrl(), model, enrol(hijack, trace));
  }

  /** Ends a trial: from now on its key is unknown. A key that is not known is ignored. */
  public void withdraw(String key) {
    trials.remove(key);
  }

  /** Stops serving at once, in the middle of a reply if need be. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    trials.clear();
  }
}
