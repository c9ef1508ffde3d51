package dev.assize.sandbox.capture.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class ClientHelloTest {

  @Test
  void readsWhatARealClientSays() throws Exception {
    ClientHello hello = ClientHello.parse(real());

    assertThat(hello.serverName()).isEqualTo("api.example.com");
    assertThat(hello.protocols()).containsExactly("h2", "http/1.1");
    assertThat(hello.encryptedHello()).isFalse();
  }

  @Test
  void noBytesBreakTheParser() throws Exception {
    byte[] real = real();
    Seed.Random random = new Seed("00".repeat(32)).derive("hello").random();
    int named = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = Arrays.copyOf(real, random.nextInt(real.length + 1));
      for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      named += ClientHello.parse(bytes).serverName() == null ? 0 : 1;
    }
    assertThat(named).isBetween(1_000, 49_999);
  }

  @Test
  void nothingInOurCertificatesTellsWhatTheyAreFor() {
    assertThat(TrustStores.plainNames())
        .contains(Authority.named(TrustStores.anyName()).certificate().getSubjectX500Principal())
        .allSatisfy(name ->
            assertThat(name.getName().toLowerCase(Locale.ROOT))
                .doesNotContain(
                    "assize", "test", "sandbox", "canary", "decoy", "capture", "examin"));
  }

  private static byte[] real() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("api.example.com", 443);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    engine.setSSLParameters(parameters);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    return Arrays.copyOf(out.array(), out.position());
  }
}
