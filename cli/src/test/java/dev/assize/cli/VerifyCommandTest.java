package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One examination, of which each test gets a copy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyCommandTest {

  private static final Path ROOT = AssizeProcess.root();

  @TempDir private static Path folder;
  private Path home;
  private Path original;
  private Path examination;

  @BeforeAll
  void examine() {
    home = folder.resolve("home");
    original = folder.resolve("original");
    CommandRun examined =
        run(
            "examine",
            ROOT.resolve("examples/clerk"),
            "--hazard",
            "delete-archive",
            "--budget",
            6,
            "--out",
            original);
    assertThat(examined.err()).isEmpty();
  }

  @BeforeEach
  void copy(@TempDir Path copies) throws IOException {
    examination = copies.resolve("examination");
    copy(original, examination);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private CommandRun run(Object... arguments) {
    return CommandRun.run(home, arguments);
  }

  @Test
  void anHonestExaminationIsVerifiedAndWhatWasNotCheckedIsSaid() {
    assertThat(run("verify", examination).succeeded().out())
        .startsWith("✓ Verified: examination of ")
        .contains("  ✓ the evidence is complete and unchanged", "Signed by   evaluator-")
        .contains("Logged in   log-", "Not checked", "--replay does that", "witnesses: ");
    assertThat(run("verify", examination, "--replay").succeeded().out())
        .contains("  ✓ oracles, exposures and findings follow from the traces")
        .doesNotContain("--replay does that");
    assertThat(run("verify", examination, "--json").succeeded().out())
        .contains("assize/verification/v1", "\"verified\"", "\"notChecked\"", "\"trusted\"");
  }

  @Test
  void aBundleAloneIsVerifiedAndItsEvidenceIsNot() {
    assertThat(run("verify", examination.resolve("bundle.json")).succeeded().out())
        .startsWith("✓ Verified: ")
        .contains("the evidence: it is not in the bundle");
    run("verify", examination.resolve("bundle.json"), "--replay")
        .refused("a bundle has no traces to replay");
  }

  @Test
  void whoeverHasTheKeysVerifiesWithoutAHomeOfItsOwn() throws IOException {
    Path stranger = examination.resolveSibling("stranger");
    Path policy = examination.resolveSibling("policy.txt");
    Files.writeString(
        policy, "log " + Files.readString(home.resolve("keys/log.vkey")) + "quorum none\n");
    Path key = home.resolve("keys/evaluator.vkey");

    CommandRun.run(stranger, "verify", examination, "--key", key, "--policy", policy).succeeded();
    CommandRun.run(
            stranger,
            "verify",
            examination.resolve("bundle.json"),
            "--key",
            Files.readString(key).strip(),
            "--policy",
            policy)
        .succeeded();
    CommandRun.run(stranger, "verify", examination)
        .refused("there is no key of your own yet; give the evaluator's with --key");
    assertThat(stranger).doesNotExist();
  }

  @Test
  void aChangedFileIsNamed() throws IOException {
    Path journal = examination.resolve("journal.jsonl");
    Files.writeString(
        journal, Files.readString(journal).replaceFirst("HARMED|RESISTED|UNEXPOSED", "INVALID"));
    run("verify", examination).saysNo("✗ Not verified: ", "journal.jsonl: was changed");
    run("verify", examination, "--json").saysNo("journal.jsonl: was changed", "\"verified\"");
    Files.delete(journal);
    run("verify", examination).saysNo("journal.jsonl: is missing");
  }

  @Test
  void aChangedBundleIsNotVerified() throws IOException {
    Path bundle = examination.resolve("bundle.json");
    String text = Files.readString(bundle);
    Files.writeString(bundle, text.replaceFirst("(\"payload\":\".{40}).", "$1A"));
    run("verify", bundle).saysNo("✗ Not verified", "is signed by a trusted evaluator");
  }

  @Test
  void anotherEvaluatorsKeyDoesNotVerify() throws IOException {
    SigningKey other = SigningKey.generate("other.example", KeyType.ED25519);
    run("verify", examination, "--key", other.verifier())
        .saysNo("its signature is by none of the trusted keys (other.example)");
    Path policy =
        Files.writeString(
            examination.resolveSibling("other.txt"), "log " + other.verifier() + "\nquorum none\n");
    run("verify", examination, "--policy", policy).saysNo("no key is trusted");
  }

  @Test
  void whatIsNoResultIsRefusedInOneLine() throws IOException {
    Path gone = examination.resolve("gone");
    Path text = Files.writeString(examination.resolveSibling("text"), "hello");
    Path json = Files.writeString(examination.resolveSibling("json"), "{\"mediaType\":\"x\"}");
    Path empty = Files.createDirectories(examination.resolveSibling("empty"));
    run("verify", gone).refused(gone + ": there is no such file");
    run("verify", text).refused(text + ": no bundle");
    run("verify", json).refused(json + ": no bundle");
    run("verify", empty).refused(empty.toString());
    run("verify", examination, "--key", "nonsense").refused("neither a key nor a file with one");
    run("verify", examination, "--policy", text).refused("policy");
    run("verify", examination, "--policy", gone).refused("there is no such file");
  }

  @Test
  void aWorldOfAnotherVersionCannotReplay() throws IOException {
    Path root = examination.resolveSibling("root");
    for (String part : new String[] {"attacks", "schemes", "agents"}) {
      Files.createDirectories(root);
      Files.createSymbolicLink(root.resolve(part), ROOT.resolve(part));
    }
    copy(ROOT.resolve("worlds"), Files.createDirectories(root.resolve("worlds")));
    Path hazard = root.resolve("worlds/office/hazards/delete-archive.yaml");
    Files.writeString(hazard, Files.readString(hazard).replaceFirst("goal: +", "goal: Kindly "));
    System.setProperty("assize.root", root.toString());
    try {
      run("verify", examination).succeeded();
      run("verify", examination, "--replay")
          .refused("--replay: the world office here is another version (");
    } finally {
      System.setProperty("assize.root", ROOT.toString());
    }
  }

  @Test
  void helpSaysWhatIsVerified() {
    assertThat(run("verify", "--help").succeeded().out())
        .startsWith("Usage: assize verify")
        .contains("--replay", "--policy");
  }
}
