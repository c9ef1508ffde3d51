package dev.assize.statement.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  private static final String TYPE = "application/vnd.in-toto+json";
  private static final String VECTOR =
      "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==";
  private static final byte[] PAYLOAD = "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

  private final SigningKey one = SigningKey.generate("one", KeyType.ED25519);
  private final SigningKey two = SigningKey.generate("two", KeyType.ED25519);

  /** The test vector of DSSE's protocol.md. */
  @Test
  void typeAndPayloadAreEncodedAsTheProtocolsVectorShows() {
    assertThat(
            Envelope.preAuthentication(
                "http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  }

  /** The same vector's signature, which is of another kind than ours: ECDSA on P-256. */
  @Test
  void theVectorsSignatureIsOfOurEncoding() throws Exception {
    AlgorithmParameters p256 = AlgorithmParameters.getInstance("EC");
    p256.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point =
        new ECPoint(
            new BigInteger(
                "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
            new BigInteger(
                "5640078356564379163099075877009565129882514886557779369047442380624545832820"));
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, p256.getParameterSpec(ECParameterSpec.class))));
    Envelope vector =
        parse(
            "{\"payload\":\"aGVsbG8gd29ybGQ=\",\"payloadType\":\"http://example.com/HelloWorld\","
                + "\"signatures\":[{\"sig\":\""
                + VECTOR
                + "\"}]}");
    verifier.update(Envelope.preAuthentication(vector.payloadType(), vector.payload()));
    assertThat(verifier.verify(Base64.getDecoder().decode(VECTOR))).isTrue();
    assertThat(vector.verifiedBy(List.of(one.verifier()))).isEmpty();
  }

  @Test
  void lengthsAreThoseOfBytes() {
    assertThat(Envelope.preAuthentication("ü", PAYLOAD))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("DSSEv1 2 ü 10 {\"a\":\"ü\"}");
  }

  @Test
  void whatWasSignedIsReadBackAndVerified() {
    Envelope envelope = Envelope.parse(Envelope.sign(TYPE, PAYLOAD, one, two).bytes());
    assertThat(envelope.payload()).isEqualTo(PAYLOAD);
    assertThat(envelope.payloadType()).isEqualTo(TYPE);
    assertThat(envelope.verifiedBy(List.of(two.verifier(), one.verifier())))
        .containsExactly(two.verifier(), one.verifier());
    assertThat(envelope.verifiedBy(List.of(SigningKey.generate("one", KeyType.ED25519).verifier())))
        .isEmpty();
  }

  @Test
  void theSameKeysGiveTheSameBytes() {
    assertThat(Envelope.sign(TYPE, PAYLOAD, one).bytes())
        .isEqualTo(Envelope.sign(TYPE, PAYLOAD, one).bytes());
  }

  @Test
  void aKeyCountsOnceWhateverItIsCalled() {
    VerifierKey alias = new VerifierKey("alias", KeyType.ED25519, one.verifier().bytes());
    Envelope envelope = Envelope.sign(TYPE, PAYLOAD, one, one);
    assertThat(envelope.verifiedBy(List.of(one.verifier(), alias))).containsExactly(one.verifier());
  }

  @Test
  void aKeyForCosignaturesSignsNoEnvelope() {
    SigningKey witness = SigningKey.generate("w", KeyType.COSIGNATURE);
    assertThat(Envelope.sign(TYPE, PAYLOAD, witness).verifiedBy(List.of(witness.verifier())))
        .isEmpty();
  }

  @Test
  void theKeyIdIsOnlyAHint() {
    String json = text(Envelope.sign(TYPE, PAYLOAD, one));
    String wrong = json.replace(one.verifier().hex(), two.verifier().hex());
    String without = json.replace("\"keyid\":\"" + one.verifier().hex() + "\",", "");
    assertThat(wrong).isNotEqualTo(json);
    assertThat(without).isNotEqualTo(json);
    assertThat(parse(wrong).verifiedBy(List.of(one.verifier(), two.verifier())))
        .containsExactly(one.verifier());
    assertThat(parse(without).verifiedBy(List.of(one.verifier()))).hasSize(1);
  }

  @Test
  void bothAlphabetsOfBase64AreRead() {
    byte[] payload = new byte[60];
    Arrays.fill(payload, (byte) 0xFF);
    String json = text(Envelope.sign(TYPE, payload, one));
    String standard = Base64.getEncoder().encodeToString(payload);
    String urlSafe = Base64.getUrlEncoder().encodeToString(payload);
    assertThat(parse(json.replace(standard, urlSafe)).verifiedBy(List.of(one.verifier())))
        .hasSize(1);
    assertThatThrownBy(() -> parse(json.replace(standard, "/-" + standard.substring(2))))
        .isInstanceOf(EnvelopeException.class);
  }

  @Test
  void aPayloadCannotBePassedOffAsAnotherType() {
    String json = text(Envelope.sign(TYPE, PAYLOAD, one));
    assertThat(parse(json.replace("in-toto", "in-tot0")).verifiedBy(List.of(one.verifier())))
        .isEmpty();
  }

  @Test
  void noByteOfASignedEnvelopeCanBeChanged() {
    byte[] bytes = Envelope.sign(TYPE, PAYLOAD, one).bytes();
    String hint = one.verifier().hex();
    int hintAt = text(Envelope.sign(TYPE, PAYLOAD, one)).indexOf("keyid");
    int accepted = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      if (accepts(changed)) {
        accepted++;
        assertThat(at).isBetween(hintAt, hintAt + 8 + hint.length());
      }
    }
    assertThat(accepted).isPositive();
  }

  private boolean accepts(byte[] json) {
    try {
      return !Envelope.parse(json).verifiedBy(List.of(one.verifier())).isEmpty();
    } catch (EnvelopeException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[]}",
        "{\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[null]}",
        "{\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[{\"keyid\":\"k\"}]}",
        "{\"payload\":\"e30=\",\"payloadType\":null,\"signatures\":[{\"sig\":\"AA==\"}]}",
        "{\"payload\":\"?\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}",
        "{\"payload\":\"e30=\",\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}",
        "{\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}{}",
      })
  void whatIsNoEnvelopeIsRefused(String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(EnvelopeException.class)
        .hasMessageContaining("DSSE envelope");
  }

  @Test
  void tooMuchIsRefused() {
    String signature = "{\"sig\":\"AA==\"}";
    String seventeen = "[" + (signature + ",").repeat(16) + signature + "]";
    assertThatThrownBy(() ->
            parse("{\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":" + seventeen + "}"))
        .hasMessageContaining("17 signatures");
    assertThatThrownBy(() -> parse(" ".repeat(65_536))).hasMessageContaining("65536 bytes");
    assertThatThrownBy(() -> parse("[".repeat(60_000))).isInstanceOf(EnvelopeException.class);
  }

  private static String text(Envelope envelope) {
    return new String(envelope.bytes(), StandardCharsets.UTF_8);
  }

  private static Envelope parse(String json) {
    return Envelope.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itsBytesAreCanonicalWhateverHasToBeEscaped() {
    SigningKey key = SigningKey.generate("a", KeyType.ED25519);
    for (String type : List.of("text/plain", "a\"b", "a\\b", "é", "\u0001", "", "a/b~ !")) {
      for (String keyId : List.of("\"keyid\":\"x\",", "\"keyid\":\"\\u00e9\",", "")) {
        String text =
            new String(Envelope.sign(type, new byte[] {1, 2}, key, key).bytes(), UTF_8)
                .replaceFirst("\"keyid\":\"[^\"]*\",", Matcher.quoteReplacement(keyId));
        byte[] bytes = Envelope.parse(text.getBytes(UTF_8)).bytes();
        assertThat(bytes).isEqualTo(Json.canonical(Json.mapper().readTree(bytes)));
      }
    }
  }
}
