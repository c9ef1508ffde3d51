package dev.assize.gate.gateway.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.gateway.standing.StandingWatch.Objection;
import dev.assize.register.certificate.Status;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingWatchTest {

  private static final Digest TOOLS = Digest.of(new byte[] {1});
  private static final Digest OTHERS = Digest.of(new byte[] {2});

  @TempDir private Path folder;

  private final AtomicLong seconds = new AtomicLong();

  private StandingWatch watch(Path file) {
    return StandingWatch.byHand(
        StatusDocument.in(file),
        Duration.ofSeconds(60),
        TOOLS,
        () -> Duration.ofSeconds(seconds.get()).toNanos());
  }

  private static String what(StandingWatch watch) {
    return watch.objection().map(Objection::what).orElse("");
  }

  @Test
  void nobodyMayBeUsedBeforeAnybodyWasAsked() {
    assertThat(watch(folder.resolve("status.json")).objection())
        .hasValueSatisfying(objection -> assertThat(objection.known()).isFalse());
  }

  @Test
  void certificateThatHoldsLetsTheAgentBeUsedAndOneThatDoesNotStopsIt() throws Exception {
    Path file = folder.resolve("status.json");
    StandingWatch watch = watch(file);
    for (Status status : Status.values()) {
      Files.writeString(
          file,
          "{\"status\":\"%s\",\"reason\":\"because\",\"toolCatalogue\":\"%s\"}"
              .formatted(status, TOOLS));
      watch.look();
      boolean holds = !status.isTerminal() && status != Status.SUSPENDED;
      assertThat(watch.objection().isEmpty()).as(status.name()).isEqualTo(holds);
      if (!holds) {
        assertThat(what(watch)).contains(status.name(), "because");
      }
    }
  }

  @Test
  void certificateForOtherToolsIsNone() throws Exception {
    Path file = folder.resolve("status.json");
    StandingWatch watch = watch(file);
    Files.writeString(file, "{\"status\":\"REDUCED\",\"toolCatalogue\":\"%s\"}".formatted(OTHERS));
    watch.look();
    assertThat(what(watch)).contains("other tools", OTHERS.toString());
    Files.writeString(file, "{\"status\":\"REDUCED\"}");
    watch.look();
    assertThat(what(watch)).contains("REDUCED");
    Files.writeString(file, "{\"status\":\"ACTIVE\"}");
    watch.look();
    assertThat(watch.objection()).isEmpty();
  }

  @Test
  void answerOlderThanTheDelayCountsForNothing() throws Exception {
    Path file = folder.resolve("status.json");
    StandingWatch watch = watch(file);
    Files.writeString(file, "{\"status\":\"ACTIVE\"}");
    watch.look();
    seconds.set(60);
    assertThat(watch.objection()).isEmpty();
    Files.delete(file);
    watch.look();
    assertThat(watch.objection()).isEmpty();
    seconds.set(61);
    assertThat(what(watch)).contains("not known", "there is no such file");
    Files.writeString(file, "{\"status\":\"ACTIVE\"}");
    watch.look();
    assertThat(watch.objection()).isEmpty();
  }

  @Test
  void standingOfLongAgoCountsForNothing() throws Exception {
    Path file = folder.resolve("status.json");
    StandingWatch watch = watch(file);
    Files.writeString(file, "{\"status\":\"ACTIVE\",\"asOf\":\"2020-01-01T00:00:00Z\"}");
    watch.look();
    assertThat(what(watch)).contains("2020-01-01");
  }

  @Test
  void whatIsNoStandingIsNoAnswer() throws Exception {
    Path file = folder.resolve("status.json");
    for (String text :
        new String[] {
          "",
          "{}",
          "null",
          "{\"status\":\"FINE\"}",
          "[1]",
          "{\"status\":\"ACTIVE\",\"status\":\"ACTIVE\"}"
        }) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> StatusDocument.in(file).look())
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("status.json");
    }
  }
}
