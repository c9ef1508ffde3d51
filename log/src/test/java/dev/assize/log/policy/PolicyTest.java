package dev.assize.log.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.UntrustedCheckpointException;
import dev.assize.log.merkle.Hash;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases are those of the tests of github.com/transparency-dev/formats, and more. */
class PolicyTest {

  private static final SigningKey LOG = SigningKey.generate("example.com/log", KeyType.ED25519);
  private static final SigningKey OTHER = SigningKey.generate("other.example", KeyType.ED25519);
  private static final List<SigningKey> WITNESSES =
      IntStream.rangeClosed(0, 6)
          .mapToObj(i -> SigningKey.generate("Wit" + i, KeyType.COSIGNATURE))
          .toList();

  private static final Pattern PLACEHOLDER = Pattern.compile("(?<= )(LOG|OTHER|W[1-6])(?=[ \n])");

  private static Policy parse(String text) {
    return Policy.parse(filled(text).getBytes(StandardCharsets.UTF_8));
  }

  /** With LOG, OTHER, W1, W2, … replaced by keys. */
  private static String filled(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(found -> key(found.group()).verifier().toString());
  }

  private static SigningKey key(String placeholder) {
    return switch (placeholder) {
      case "LOG" -> LOG;
      case "OTHER" -> OTHER;
      default -> WITNESSES.get(Integer.parseInt(placeholder.substring(1)));
    };
  }

  @Test
  void theExampleOfTheSpecificationIsRead() {
    Policy policy =
        parse(
            """
            log LOG

            witness X1 W1
            witness X2 W2
            witness X3 W3
            group X-witnesses 2 X1 X2 X3

            witness Y1 W4
            witness Y2 W5
            witness Y3 W6
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """);
    assertThat(policy.logs()).containsExactly(new TrustedLog(LOG.verifier(), null));
    assertThat(policy.witnesses()).hasSize(6);
    assertThat(policy.groups()).extracting(Group::threshold).containsExactly(2, 1, 2);
    assertThat(policy.quorum()).isEqualTo(policy.groups().getLast());
    assertThat(Policy.parse(policy.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(policy);
  }

  @Test
  void theShortestPolicyTrustsNobody() {
    Policy policy = parse("quorum none\n");
    assertThat(policy.quorum()).isNull();
    assertThatThrownBy(() -> policy.verify(signed()))
        .isInstanceOf(UntrustedCheckpointException.class)
        .hasMessageContaining("names no log");
  }

  @Test
  void spacesTabsCommentsAndUrlsMayStandAround() {
    Policy policy =
        parse(
            "\n# comment\n\t # another\n\tlog LOG https://log.example/\n"
                + "witness \t w1  W1   https://w1.example/  \n\n  quorum\tw1");
    assertThat(policy.logs().getFirst().url()).isEqualTo("https://log.example/");
    assertThat(policy.witnesses())
        .containsExactly(
            new TrustedWitness("w1", WITNESSES.get(1).verifier(), "https://w1.example/"));
  }

  @Test
  void namesAreOctets() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(
        filled("witness K\u212a W1\nwitness KK W2\nwitness ").getBytes(StandardCharsets.UTF_8));
    text.write(0x80);
    text.writeBytes(filled(" W3\nwitness \u0080 W4\nquorum ").getBytes(StandardCharsets.UTF_8));
    text.write(0x80);
    Policy policy = Policy.parse(text.toByteArray());
    assertThat(policy.witnesses()).extracting(TrustedWitness::name).doesNotHaveDuplicates();
    assertThat(policy.quorum()).isEqualTo(policy.witnesses().get(2));
  }

  @Test
  void wordsOfTheFormatMayBeNames() {
    Policy policy = parse("witness all W1\nwitness any W2\ngroup group 2 all any\nquorum group\n");
    assertThat(policy.groups().getFirst().members()).hasSize(2);
  }

  static Stream<Arguments> faults() {
    VerifierKey first = WITNESSES.get(1).verifier();
    String impostor = new VerifierKey("impostor", KeyType.COSIGNATURE, first.bytes()).toString();
    String plain = new VerifierKey("Wit1", KeyType.ED25519, first.bytes()).toString();
    return Stream.of(
        Arguments.of("quorum none\n\u0001", 2, "the octet 0x01"),
        Arguments.of("quorum none\r\n", 1, "the octet 0x0d"),
        Arguments.of("quorum none\u007f\n", 1, "the octet 0x7f"),
        Arguments.of("quibble w1\nquorum none\n", 1, "not \"quibble\""),
        Arguments.of("witness w1 W1 https://x/ # comment\nquorum w1\n", 1, "witness NAME VKEY"),
        Arguments.of("log\nquorum none\n", 1, "the form is: log VKEY [URL]"),
        Arguments.of("log garbage\nquorum none\n", 1, "no verifier key"),
        Arguments.of("log LOG\nlog LOG https://x/\nquorum none\n", 2, "in an earlier line"),
        Arguments.of("witness w1\nquorum none\n", 1, "the form is: witness"),
        Arguments.of("witness w1 " + plain + "\nquorum w1\n", 1, "witnesses have keys of type 4"),
        Arguments.of("witness none W1\nquorum none\n", 1, "nothing may be called \"none\""),
        Arguments.of("witness w1 W1\nwitness w1 W2\nquorum w1\n", 2, "stands for something"),
        Arguments.of("witness w1 W1\ngroup w1 any w1\nquorum w1\n", 2, "stands for something"),
        Arguments.of("witness w1 W1\ngroup g1 1\nquorum w1\n", 2, "the form is: group"),
        Arguments.of("witness w1 W1\ngroup none any w1\nquorum none\n", 2, "called \"none\""),
        Arguments.of("witness w1 W1\ngroup g1 0 w1\nquorum g1\n", 2, "can never be enough"),
        Arguments.of("witness w1 W1\ngroup g1 -1 w1\nquorum g1\n", 2, "all, any or a number"),
        Arguments.of("witness w1 W1\ngroup g1 01 w1\nquorum g1\n", 2, "all, any or a number"),
        Arguments.of("witness w1 W1\ngroup g1 2 w1\nquorum g1\n", 2, "can never be enough"),
        Arguments.of("witness w1 W1\ngroup g1 any w2\nquorum g1\n", 2, "\"w2\" is no witness"),
        Arguments.of("group g1 any w1\nwitness w1 W1\nquorum g1\n", 1, "\"w1\" is no witness"),
        Arguments.of("witness w1 W1\ngroup g1 any none w1\nquorum g1\n", 2, "\"none\" is no"),
        Arguments.of("witness w1 W1\ngroup g1 all w1 w1\nquorum g1\n", 2, "in a group already"),
        Arguments.of(
            "witness a W1\nwitness b W2\ngroup g any a b\ngroup h any a\nquorum g\n",
            4,
            "in a group already"),
        Arguments.of("witness w1 W1\nquorum w1\nquorum w1\n", 3, "a second quorum"),
        Arguments.of("quorum unknown\n", 1, "\"unknown\" is no witness"),
        Arguments.of("quorum w1\nwitness w1 W1\n", 1, "\"w1\" is no witness"),
        Arguments.of("quorum\n", 1, "the form is: quorum"),
        Arguments.of(
            "witness a W1\nwitness b " + impostor + "\nquorum a\n", 2, "in an earlier line"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsAreRefusedWithTheirLine(String text, int line, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("policy, line " + line + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aPolicyHasAQuorum() {
    assertThatThrownBy(() -> parse("witness w1 W1\n"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("\"quorum NAME\" is missing");
  }

  @Test
  void aPolicyIsBounded() {
    StringBuilder text = new StringBuilder(filled("witness m W1\ngroup g0 any m\n"));
    for (int i = 1; i < 300; i++) {
      text.append("group g").append(i).append(" any g").append(i - 1).append('\n');
    }
    assertThatThrownBy(() -> Policy.parse(text.toString().getBytes(StandardCharsets.UTF_8)))
        .hasMessage("policy, line 258: more than 256 of a kind");
    assertThatThrownBy(() -> Policy.parse(new byte[2_000_000])).hasMessageContaining("too long");
  }

  private static SignedCheckpoint signed(int... witnesses) {
    Checkpoint checkpoint = new Checkpoint("example.com/log", 42, Hash.leaf(new byte[0]));
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, LOG);
    for (int witness : witnesses) {
      signed = signed.cosign(WITNESSES.get(witness), Instant.ofEpochSecond(1_700_000_000));
    }
    return signed;
  }

  @Test
  void theQuorumDecides() {
    Policy policy =
        parse(
            """
            log OTHER
            log LOG
            witness w1 W1
            witness w2 W2
            witness w3 W3
            group inner any w2 w3
            group outer all w1 inner
            quorum outer
            """);
    assertThat(policy.verify(signed(1, 2, 3)).witnesses()).hasSize(3);
    assertThat(policy.verify(signed(1, 3)).witnesses()).hasSize(2);
    assertThat(policy.verify(signed(1, 3)).log()).isEqualTo(LOG.verifier());
    assertThatThrownBy(() -> policy.verify(signed(1)))
        .isInstanceOf(UntrustedCheckpointException.class)
        .hasMessageContaining("does not meet the quorum \"outer\"; it is cosigned by w1");
    assertThatThrownBy(() -> policy.verify(signed(2, 3)))
        .isInstanceOf(UntrustedCheckpointException.class);
    assertThatThrownBy(() -> policy.verify(signed()))
        .hasMessageContaining("cosigned by no witness of the policy");
    assertThatThrownBy(() -> policy.verify(signed(4, 5, 6)))
        .isInstanceOf(UntrustedCheckpointException.class);
  }
}
