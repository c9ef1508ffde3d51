package dev.assize.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.gateway.standing.RegisterStanding;
import dev.assize.gate.gateway.standing.Standing;
import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.SeenHeads;
import dev.assize.log.policy.Policy;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Rules;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterStandingTest {

  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path heads;

  private final Affair affair = new Affair(Affair.digest("agent"));

  private RegisterStanding standing(Digest agent, String trust, Instant now) {
    Policy policy = Policy.parse(trust.getBytes(StandardCharsets.UTF_8));
    return new RegisterStanding(
        new RegisterObserver(policy, new Rules(List.of(affair.scheme)), new SeenHeads(heads)),
        "mirror",
        () -> MemoryLog.source(affair.log.files(affair.witnessed(affair.now))),
        agent,
        DAY,
        () -> now);
  }

  private static String trust(String log) {
    return "log %s\nwitness w %s\nquorum w\n"
        .formatted(Affair.key(log).verifier(), Affair.witness().verifier());
  }

  private Standing look() throws IOException {
    return standing(affair.agent, trust("log.test"), affair.now).look();
  }

  @Test
  void certificateHoldsForItsToolsUntilItIsSuspended() throws IOException {
    affair.grant();
    assertThat(look().holds()).isTrue();
    assertThat(look().toolCatalogue()).isEqualTo(Affair.TOOLS);
    Deeds.sanction(affair, "suspension", affair.certificate, null);
    assertThat(look().holds()).isFalse();
    assertThat(look().status()).isEqualTo(Status.SUSPENDED);
    assertThat(look().reason()).contains(affair.certificate.abbreviated());
  }

  @Test
  void whoCannotBeBelievedGivesNoAnswer() {
    affair.grant();
    RegisterStanding late =
        standing(affair.agent, trust("log.test"), affair.now.plus(DAY).plusSeconds(1));
    assertThatThrownBy(late::look).isInstanceOf(IOException.class).hasMessageContaining("newest");
    RegisterStanding other = standing(affair.agent, trust("other.test"), affair.now);
    assertThatThrownBy(other::look).isInstanceOf(IOException.class).hasMessageContaining("trusted");
    RegisterStanding stranger = standing(Affair.TOOLS, trust("log.test"), affair.now);
    assertThatThrownBy(stranger::look)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("knows no certificate");
  }
}
