package dev.assize.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.TestTree;
import dev.assize.log.note.Note;
import dev.assize.log.note.UntrustedNoteException;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.key.VerifierKey;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others have signed verifies here. */
class VectorsTest {

  private static byte[] read(String name) throws Exception {
    try (InputStream in = VectorsTest.class.getResourceAsStream("vectors/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void theExampleNoteOfGo() throws Exception {
    VerifierKey neumann =
        VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    VerifierKey root =
        VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
    Note note = Note.parse(read("neumann.note"));
    assertThat(note.verify(List.of(neumann, root)).signatures()).hasSize(2);
    assertThat(note.verify(List.of(root)).text()).startsWith("If you think cryptography");
    assertThat(note.bytes()).isEqualTo(read("neumann.note"));
  }

  @Test
  void aCheckpointOfAPublicLogThatPublicWitnessesHaveCosigned() throws Exception {
    Policy policy =
        Policy.parse(
            """
            log arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f
            witness remora remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2
            quorum remora
            """
                .getBytes(StandardCharsets.UTF_8));
    SignedCheckpoint signed = SignedCheckpoint.parse(read("ct-staging.checkpoint"));
    VerifiedCheckpoint verified = policy.verify(signed);
    assertThat(verified.size()).isEqualTo(1_432_088_532);
    assertThat(verified.cosignatures().getFirst().time())
        .isBetween(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-30T00:00:00Z"));
    SignedCheckpoint changed = SignedCheckpoint.parse(signed.toString().replace("532\n", "533\n"));
    assertThatThrownBy(() -> policy.verify(changed)).isInstanceOf(UntrustedNoteException.class);
  }

  @Test
  void theTestLogOfTessera() throws Exception {
    VerifierKey key =
        VerifierKey.parse(
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    List<String> entries =
        List.of(
            ("one two three four five six seven eit nain ten ileven twelf threeten fourten fivten")
                .split(" "));
    TestTree tree = new TestTree();
    entries.forEach(entry -> tree.add(entry.getBytes(StandardCharsets.UTF_8)));
    Policy policy = Policy.ofLogs(key);
    for (int size : new int[] {0, 1, 2, 3, 6, 8, 11, 13, 15}) {
      SignedCheckpoint signed = SignedCheckpoint.parse(read("tessera/checkpoint." + size));
      assertThat(policy.verify(signed).root()).isEqualTo(tree.root(size));
      for (int index = 0; index < size; index++) {
        LogProof proof = new LogProof(tree.inclusion(index, size), signed);
        byte[] entry = entries.get(index).getBytes(StandardCharsets.UTF_8);
        assertThat(LogProof.parse(proof.bytes()).verify(entry, policy).index()).isEqualTo(index);
      }
    }
  }
}
