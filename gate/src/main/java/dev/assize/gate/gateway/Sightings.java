package dev.assize.gate.gateway;

import dev.assize.gate.gateway.catalogue.ToolDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a server defines its tools now. Asked again when the server, or anything that it sends, says
 * that something is different, and when the last answer has become old. Thread-safe; everybody who
 * waits for the same answer waits once.
 */
final class Sightings {

  /** How long an answer counts. */
  static final Duration FRESH = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private @Nullable Sighting last;
  private @Nullable CompletableFuture<Sighting> asking;
  private long askingFor;
  private long generation;

  /** Asks the server for its tools. */
  @FunctionalInterface
  interface Lister {
    /**
     * Asks.
     *
     * @throws IOException if there is no answer
     */
    List<JsonNode> list() throws IOException, InterruptedException;
  }

  /**
   * An answer.
   *
   * @param names of all tools
   * @param definitions by name; those that are defined twice or have no digest are missing
   * @param generation which state of the server it is of
   * @param nanos when it was asked for
   */
  record Sighting(
      Set<String> names, Map<String, ToolDefinition> definitions, long generation, long nanos) {

    private static Sighting of(List<JsonNode> list, long generation, long nanos) {
      Set<String> names = new HashSet<>();
      Map<String, ToolDefinition> definitions = new HashMap<>();
      for (JsonNode tool : list) {
        String name = tool.path("name").asString("");
        Optional<ToolDefinition> definition = definition(tool);
        if (names.add(name) && definition.isPresent()) {
          definitions.put(name, definition.get());
        } else {
          definitions.remove(name);
        }
      }
      return new Sighting(names, definitions, generation, nanos);
    }
  }

  /** A definition; empty if it has no canonical form. */
  static Optional<ToolDefinition> definition(JsonNode tool) {
    try {
      return Optional.of(ToolDefinition.of(tool));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** From now on, nothing that was seen before counts. */
  synchronized void outdate() {
    generation++;
  }

  /** The newest answer; empty if it does not count any more. */
  synchronized Optional<Sighting> current() {
    return Optional.ofNullable(last).filter(this::counts);
  }

  private boolean counts(Sighting seen) {
    return seen.generation() == generation && System.nanoTime() - seen.nanos() < FRESH.toNanos();
  }

  /** An answer that counts, when it is there; fails if there is none in time. */
  synchronized CompletableFuture<Sighting> look(Lister lister) {
    if (last != null && counts(last)) {
      return CompletableFuture.completedFuture(last);
    }
    if (asking != null && askingFor == generation && !asking.isDone()) {
      return asking;
    }
    CompletableFuture<Sighting> answer = new CompletableFuture<>();
    long of = generation;
    asking = answer;
    askingFor = of;
    Thread thread = Thread.ofVirtual().start(() -> ask(lister, of, answer));
    var _ =
        answer.whenComplete((seen, failure) -> {
          if (failure instanceof TimeoutException) {
            thread.interrupt();
          }
        });
    return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ask(Lister lister, long of, CompletableFuture<Sighting> answer) {
    long asked = System.nanoTime();
    try {
      Sighting seen = Sighting.of(lister.list(), of, asked);
      synchronized (this) {
        last = seen;
      }
      answer.complete(seen);
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    } catch (InterruptedException e) {
      answer.completeExceptionally(e);
      Thread.currentThread().interrupt();
    }
  }
}
