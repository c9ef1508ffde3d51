package dev.assize.sandbox.capture.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.statement.Seed;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Endpoint AGENT = new Endpoint("10.77.0.2", 5000);
  private static final Endpoint PLACE = new Endpoint("203.0.113.7", 443);
  private static final int SYN = 2;
  private static final int FIN = 1;
  private static final int RST = 4;

  private final Ledger ledger = new Ledger();

  @Test
  void acceptedConnectionsAreExplained() {
    ledger.packet(tcp(SYN, 100));
    ledger.packet(tcp(FIN, 151));
    ledger.connection(AGENT, PLACE, 50);

    assertThat(ledger.unexplained()).isEmpty();
  }

  @Test
  void bytesThatWereNotReadAreNot() {
    ledger.packet(tcp(SYN, 100));
    ledger.packet(tcp(FIN, 151));
    ledger.connection(AGENT, PLACE, 49);

    assertThat(ledger.unexplained())
        .containsExactly("1 bytes to 203.0.113.7:443 that were not read");
  }

  @Test
  void connectionsThatNobodyAcceptedAreNot() {
    ledger.packet(tcp(SYN, 100));

    assertThat(ledger.unexplained())
        .containsExactly("a connection to 203.0.113.7:443 that no listener accepted");
  }

  @Test
  void connectionsGivenUpWithoutAByteAre() {
    ledger.packet(tcp(SYN, 100));
    ledger.packet(tcp(SYN, 100));
    ledger.packet(tcp(RST, 101));

    assertThat(ledger.unexplained()).isEmpty();
    assertThat(ledger.givenUp()).containsExactly(new Ledger.GivenUp(AGENT, PLACE));
  }

  @Test
  void aSecondConnectionFromTheSamePortIsAnother() {
    ledger.packet(tcp(SYN, 100));
    ledger.packet(tcp(FIN, 101));
    ledger.packet(tcp(SYN, 900));
    ledger.packet(tcp(FIN, 905));
    ledger.connection(AGENT, PLACE, 0);

    assertThat(ledger.unexplained()).hasSize(1);
  }

  @Test
  void datagramsThatWereNotReceivedAreNot() {
    ledger.packet(udp());
    ledger.packet(udp());
    ledger.datagram(AGENT, PLACE);

    assertThat(ledger.unexplained())
        .containsExactly("1 datagrams to 203.0.113.7:443 that were not received");
  }

  @Test
  void lostPacketsAreNeverExplained() {
    ledger.lost(3);

    assertThat(ledger.unexplained()).hasSize(1);
  }

  @Test
  void noBytesBreakTheParser() {
    Seed.Random random = new Seed("00".repeat(32)).derive("packets").random();
    for (int round = 0; round < 50_000; round++) {
      byte[] frame = java.util.Arrays.copyOf(tcp(SYN, 1), random.nextInt(80));
      for (int changes = random.nextInt(8); changes > 0 && frame.length > 0; changes--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      ledger.packet(frame);
    }
    assertThat(ledger.packets()).isEqualTo(50_000);
    assertThat(ledger.unexplained()).hasSizeBetween(10, 1_000);
  }

  private static byte[] tcp(int flags, int sequence) {
    ByteBuffer frame = ip(6, 20);
    frame.putInt(38, sequence).put(46, (byte) 0x50).put(47, (byte) flags);
    return frame.array();
  }

  private static byte[] udp() {
    return ip(17, 8).array();
  }

  private static ByteBuffer ip(int protocol, int payload) {
    ByteBuffer frame = ByteBuffer.allocate(34 + payload);
    frame.putShort(12, (short) 0x0800).put(14, (byte) 0x45).putShort(16, (short) (20 + payload));
    frame.put(23, (byte) protocol);
    frame.put(26, new byte[] {10, 77, 0, 2}).put(30, new byte[] {(byte) 203, 0, 113, 7});
    return frame.putShort(34, (short) 5000).putShort(36, (short) 443);
  }
}
