package dev.assize.gate.gateway;

import dev.assize.gate.gateway.CallLog.Call;
import dev.assize.gate.gateway.Sightings.Sighting;
import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.MessageException;
import dev.assize.gate.gateway.message.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The gateway over standard input and output: one client, one server that it starts.
 *
 * <p>Two threads read, one from each side; what they pass on keeps its order. A call whose tool has
 * to be looked at again waits in a thread of its own, and everything else goes on. When the server
 * has ended, everything that waits for it and all that is still asked is answered with an error.
 */
public final class StdioGateway {

  private static final long PATIENCE_MILLIS = 10_000;
  private static final long GRACE_MILLIS = 2_000;

  private static final String SERVER_GONE = "SERVER_GONE";

  private final Screen screen;
  private final CallLog log;
  private final Consumer<String> news;
  private final ServerLink server;
  private final Outlet toServer;
  private final Outlet toClient;
  private final Sightings sightings = new Sightings();
  private final OwnRequests own;
  private final Map<String, Pending> pending = new ConcurrentHashMap<>();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String gone;

  /** A request of the client's that the server has not answered; the call if it is one. */
  private record Pending(@Nullable Call call) {}

  private StdioGateway(
      Screen screen, CallLog log, Consumer<String> news, ServerLink server, OutputStream out) {
    this.screen = screen;
    this.log = log;
    this.news = news;
    this.server = server;
    this.toServer = new Outlet(server.input(), "to server");
    this.toClient = new Outlet(out, "to client");
    this.own = new OwnRequests(toServer);
  }

  /**
   * Starts the server, and stands between it and a client until the client has gone.
   *
   * @param in what the client says
   * @param out what it hears
   * @param errors where the server's complaints go
   * @param news hears what somebody should know
   * @return whether the server was there to the end
   * @throws IOException if the server cannot be started
   */
  public static boolean run(
      List<String> command,
      Screen screen,
      CallLog log,
      InputStream in,
      OutputStream out,
      OutputStream errors,
      Consumer<String> news)
      throws IOException, InterruptedException {
    return run(ServerProcess.start(command, Map.of(), errors), screen, log, in, out, news);
  }

  static boolean run(
      ServerLink link,
      Screen screen,
      CallLog log,
      InputStream in,
      OutputStream out,
      Consumer<String> news)
      throws InterruptedException {
    try (ServerLink server = link) {
      StdioGateway gateway = new StdioGateway(screen, log, news, server, out);
      Thread reader = Thread.ofPlatform().daemon().name("from server").start(gateway::readServer);
      gateway.readClient(in);
      return gateway.finish(reader);
    }
  }

  /**
   * What was asked before the client closed its side is still answered, if it does not take long.
   */
  private boolean finish(Thread reader) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (gone == null && !(held.isEmpty() && pending.isEmpty()) && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    boolean there = gone == null;
    toServer.close();
    reader.join(GRACE_MILLIS);
    settle("SESSION_ENDED", "the client has ended the session");
    toClient.close();
    toClient.join(PATIENCE_MILLIS);
    return there;
  }

  private void readClient(InputStream in) throws InterruptedException {
    LineReader lines = new LineReader(in);
    try {
      for (Spool line = lines.next(); line != null; line = lines.next()) {
        try {
          take(Message.of(line));
        } catch (MessageException e) {
          answer(null, false, Refusal.malformed(String.valueOf(e.getMessage())));
        }
      }
    } catch (IOException e) {
      news.accept("the client cannot be read any more: " + e.getMessage());
    }
  }

  private void take(Message message) throws IOException, InterruptedException {
    String id = message.id();
    Optional<Refusal> refusal = Screen.refusesOther(message);
    if (Screen.isCall(message)) {
      call(message);
    } else if (refusal.isPresent()) {
      message.close();
      if (id != null) {
        answer(id, false, refusal.get());
      }
    } else if (message.is("notifications/cancelled") && cancel(message)) {
      message.close();
    } else if (message.isRequest() && id != null) {
      request(id, message, null);
    } else {
      toServer.send(message);
    }
  }

  private boolean cancel(Message message) throws IOException {
    String id = message.cancels();
    if (id == null) {
      return false;
    }
    Pending request = pending.remove(id);
    if (request != null && request.call() != null) {
      log.unanswered(request.call(), "CANCELLED", "the client has cancelled it");
    }
    return held.remove(id);
  }

  /** A tool that was looked at lately is called in order; else somebody else waits. */
  private void call(Message call) throws IOException, InterruptedException {
    Optional<Refusal> refusal = screen.refuses(call);
    String tool = call.name();
    String id = call.id();
    if (refusal.isPresent() || tool == null || id == null) {
      refuse(call, refusal.orElseThrow());
      return;
    }
    Optional<Sighting> current = sightings.current();
    if (current.isPresent()) {
      pass(id, tool, call, current.get());
      return;
    }
    if (!held.add(id)) {
      refuse(call, Refusal.malformed("the id is that of another request"));
      return;
    }
    JsonNode meta = call.meta();
    var _ =
        sightings
            .look(() -> ToolListing.of(own, meta))
            .whenCompleteAsync(
                (seen, failure) -> resume(id, tool, call, seen, failure),
                Thread::startVirtualThread);
  }

  private void resume(
      String id, String tool, Message call, @Nullable Sighting seen, @Nullable Throwable failure) {
    try {
      if (!held.remove(id)) {
        call.close(); // cancelled meanwhile
        return;
      }
      Optional<Refusal> late = screen.refuses(call);
      String left = gone;
      if (late.isPresent()) {
        refuse(call, late.get());
      } else if (seen != null) {
        pass(id, tool, call, seen);
      } else if (left != null) {
        refuse(call, Refusal.serverGone(left));
      } else {
        refuse(call, Screen.unchecked(tool, OwnRequests.reason(failure)));
      }
    } catch (IOException e) {
      news.accept("a call could not be handled: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(String id, String tool, Message call, Sighting seen)
      throws IOException, InterruptedException {
    Optional<Refusal> refusal = screen.refuses(tool, seen);
    if (refusal.isPresent()) {
      refuse(call, refusal.get());
      return;
    }
    Call logged;
    try {
      logged = log.passed(call, screen.certified(tool));
    } catch (IOException e) {
      call.close();
      answer(id, true, Refusal.logNotWritten(String.valueOf(e.getMessage())));
      return;
    }
    request(id, call, logged);
  }

  private void refuse(Message call, Refusal refusal) throws IOException, InterruptedException {
    String tool = call.name();
    try (call) {
      log.refused(call, tool == null ? null : screen.certified(tool), refusal);
    } catch (IOException e) {
      news.accept("the log of calls cannot be written: " + e.getMessage());
    }
    if (call.id() != null) {
      answer(call.id(), true, refusal);
    }
  }

  private void request(String id, Message message, @Nullable Call call)
      throws IOException, InterruptedException {
    if (pending.putIfAbsent(id, new Pending(call)) != null) {
      message.close();
      answer(id, false, Refusal.malformed("the id is that of another request"));
      return;
    }
    toServer.send(message);
    String left = gone;
    if (left != null && pending.remove(id) != null) {
      end(id, new Pending(call), SERVER_GONE, left);
    }
  }

  private void answer(@Nullable String id, boolean call, Refusal refusal)
      throws IOException, InterruptedException {
    toClient.send(refusal.answer(id, call));
  }

  private void readServer() {
    LineReader lines = new LineReader(server.output());
    String why;
    try {
      for (Spool line = lines.next(); line != null; line = lines.next()) {
        hear(line);
      }
      why = server.state();
    } catch (IOException e) {
      why = "the MCP server cannot be read any more: " + e.getMessage();
    } catch (InterruptedException e) {
      return;
    }
    gone = why;
    settle(SERVER_GONE, why);
  }

  /** What is no message is told, and left out: servers print what they should not. */
  private void hear(Spool line) throws IOException, InterruptedException {
    Message message;
    try {
      message = Message.of(line);
    } catch (MessageException e) {
      news.accept("the server wrote what is no message, left out: " + e.getMessage());
      return;
    }
    if (message.isAnswer() && own.take(message)) {
      return;
    }
    if (message.is("notifications/tools/list_changed")) {
      sightings.outdate();
    }
    Pending request =
        message.isAnswer() && message.id() != null ? pending.remove(message.id()) : null;
    if (request != null && request.call() != null) {
      logAnswer(request.call(), message);
    }
    toClient.send(screened(message));
  }

  private void logAnswer(Call call, Message message) {
    try {
      log.answered(call, message);
    } catch (IOException e) {
      news.accept("the log of calls cannot be written: " + e.getMessage());
    }
  }

  private Message screened(Message message) throws IOException {
    if (!Screen.concerns(message)) {
      return message;
    }
    try {
      return screen.screened(message, sightings);
    } catch (MessageException e) {
      message.close();
      return Refusal.malformed("the server's answer: " + e.getMessage())
          .answer(message.id(), false);
    }
  }

  /** Answers everything that the server has not. */
  private void settle(String outcome, String why) {
    own.end(why);
    try {
      for (String id : List.copyOf(pending.keySet())) {
        Pending request = pending.remove(id);
        if (request != null) {
          end(id, request, outcome, why);
        }
      }
    } catch (IOException e) {
      news.accept("a request could not be answered: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String id, Pending request, String outcome, String why)
      throws IOException, InterruptedException {
    if (request.call() != null) {
      log.unanswered(request.call(), outcome, why);
    }
    answer(id, request.call() != null, Refusal.serverGone(why));
  }
}
