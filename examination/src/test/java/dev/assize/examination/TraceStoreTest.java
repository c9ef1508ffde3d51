package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceStoreTest {

  @TempDir Path folder;

  @Test
  void aTraceIsReadBackAsItWasAndIsNamedByTheDigestOfItsLines() {
    TraceStore store = new TraceStore(folder);
    List<TraceEvent> events = events(500);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    events.forEach(event -> lines.writeBytes(Json.line(event)));

    Digest digest = store.put(events);

    assertThat(digest).isEqualTo(Digest.of(lines.toByteArray()));
    assertThat(store.get(digest)).isEqualTo(events);
    assertThat(store.file(digest)).isRegularFile();
  }

  @Test
  void aTraceThatRepeatsItselfTakesLittleSpace() throws IOException {
    TraceStore store = new TraceStore(folder);

    Digest digest = store.put(events(2000));

    assertThat(Files.size(store.file(digest))).isLessThan(40_000);
  }

  @Test
  void theSameTraceIsStoredOnceAndNothingElseIsLeft() throws IOException {
    TraceStore store = new TraceStore(folder);

    assertThat(store.put(events(3))).isEqualTo(store.put(events(3)));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aMissingOrDamagedTraceIsAnErrorAndNotAnEmptyTrace() throws IOException {
    TraceStore store = new TraceStore(folder);
    Digest digest = store.put(events(10));

    assertThatThrownBy(() -> store.get(Plans.DIGEST))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("this trace is missing");
    byte[] bytes = Files.readAllBytes(store.file(digest));
    Files.write(store.file(digest), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> store.get(digest))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(digest.hex());
  }

  @Test
  void aTraceUnderAnotherTracesNameIsRefused() throws IOException {
    TraceStore store = new TraceStore(folder);
    Digest digest = store.put(events(10));
    Files.move(
        store.file(store.put(events(9))), store.file(digest), StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> store.get(digest))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("it was changed");
  }

  private static List<TraceEvent> events(int count) {
    List<TraceEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(
          new TraceEvent.ToolCall(
              i, i + 1, "mail_read", Json.mapper().readTree("{\"id\": \"mail-" + i + "\"}")));
      events.add(
          new TraceEvent.ToolResult(i, i + 1, "mail_read", "From: Ada\nText " + i, false, i == 1));
    }
    return events;
  }
}
