package dev.assize.statement.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** A prepared key against Bouncy Castle's verification. */
class KnownKeyTest {

  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private final Seed.Random random = new Seed("5e".repeat(32)).random();

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static boolean verifies(byte[] key, byte[] message, byte[] signature) {
    return Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
  }

  @Test
  void confirmsWhatTheKeyHasSigned() {
    for (int i = 0; i < 12; i++) {
      SigningKey key = SigningKey.generate("key.example", KeyType.ED25519);
      KnownKey known = new KnownKey(key.verifier().bytes());
      for (int j = 0; j < 60; j++) {
        byte[] message = bytes(random.nextInt(200));
        assertThat(known.confirms(message, key.sign(message))).isTrue();
      }
    }
  }

  @Test
  void confirmsNothingThatAnyBitWasChangedIn() {
    SigningKey key = SigningKey.generate("key.example", KeyType.ED25519);
    KnownKey known = new KnownKey(key.verifier().bytes());
    byte[] message = "as signed".getBytes(StandardCharsets.UTF_8);
    byte[] signature = key.sign(message);
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(known.confirms(message, changed)).as("bit %d", bit).isFalse();
    }
    assertThat(known.confirms("not signed".getBytes(StandardCharsets.UTF_8), signature)).isFalse();
  }

  @Test
  void confirmsNoResponseThatIsNotBelowTheOrder() {
    SigningKey key = SigningKey.generate("key.example", KeyType.ED25519);
    KnownKey known = new KnownKey(key.verifier().bytes());
    byte[] message = bytes(20);
    byte[] signature = key.sign(message);
    byte[] more = signature.clone();
    byte[] response = new byte[33];
    for (int i = 0; i < 32; i++) {
      response[32 - i] = signature[32 + i];
    }
    byte[] sum = new BigInteger(1, response).add(ORDER).toByteArray();
    for (int i = 0; i < 32; i++) {
      more[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
    }
    assertThat(known.confirms(message, more)).isFalse();
    assertThat(verifies(key.verifier().bytes(), message, more)).isFalse();
  }

  /** Points of small order and other special bytes, as R and with special responses. */
  @Test
  void confirmsNothingThatTheOrdinaryWayRefuses() {
    SigningKey key = SigningKey.generate("key.example", KeyType.ED25519);
    KnownKey known = new KnownKey(key.verifier().bytes());
    for (int i = 0; i < 2_000; i++) {
      byte[] message = bytes(3);
      byte[] signature = random.nextInt(2) == 0 ? key.sign(message) : bytes(64);
      if (random.nextInt(2) == 0) {
        Arrays.fill(signature, 0, 32, (byte) (random.nextInt(2) * 255));
        signature[0] = (byte) random.nextInt(3);
        signature[31] = (byte) (random.nextInt(2) << 7);
      }
      if (random.nextInt(3) == 0) {
        Arrays.fill(signature, 32, 64, (byte) 0);
        signature[32] = (byte) random.nextInt(3);
      }
      if (known.confirms(message, signature)) {
        assertThat(verifies(key.verifier().bytes(), message, signature)).isTrue();
      }
    }
  }

  @Test
  void aKeyAnswersTheSameHoweverOftenItIsAsked() {
    SigningKey key = SigningKey.generate("key.example", KeyType.ED25519);
    byte[] message = bytes(30);
    byte[] signature = key.sign(message);
    byte[] changed = signature.clone();
    changed[40] ^= 1;
    for (int i = 0; i < 1_000; i++) {
      assertThat(key.verifier().verifies(message, signature)).isTrue();
      assertThat(key.verifier().verifies(message, changed)).isFalse();
      assertThat(key.verifier().verifies(message, Arrays.copyOf(signature, 63))).isFalse();
    }
  }
}
