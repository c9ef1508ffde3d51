package dev.assize.examination.evidence;

import dev.assize.log.policy.Policy;
import dev.assize.log.service.AppendableLog;
import dev.assize.log.service.LocalLog;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.key.KeyFile;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What an evaluator keeps on its machine, made on first use: its key, a log of its own with the
 * log's key, and the policy that says which logs it believes.
 *
 * @param folder {@code .assize/}
 */
public record EvaluatorHome(Path folder) {

  /** The evaluator's key; a new one has a name that says nothing. */
  public SigningKey key() {
    return KeyFile.readOrGenerate(keys("evaluator.key"), "evaluator-" + fresh(), KeyType.ED25519);
  }

  /**
   * Makes a key with a name of the evaluator's own, if there is none.
   *
   * @throws DocumentException if there is a key with another name
   * @throws dev.assize.statement.key.KeyException if the name may not stand in a key
   */
  public void name(String name) {
    Path file = keys("evaluator.key");
    SigningKey key = KeyFile.readOrGenerate(file, name, KeyType.ED25519);
    if (!key.verifier().name().equals(name)) {
      throw new DocumentException(
          List.of(
              "%s: is the key of %s; to sign as %s, move it away or choose another ASSIZE_HOME"
                  .formatted(file, key.verifier().name(), name)));
    }
  }

  /** The key of the log on this machine. */
  public SigningKey logKey() {
    return KeyFile.readOrGenerate(keys("log.key"), "log-" + fresh(), KeyType.ED25519);
  }

  /** Where the log on this machine lies. */
  public Path logFolder() {
    return folder.resolve("log");
  }

  /** Examines for the log on this machine. */
  public Evaluator local() {
    SigningKey logKey = logKey();
    return new Evaluator(
        key(), new LocalLog(logFolder(), logKey), Policy.ofLogs(logKey.verifier()));
  }

  /** Examines for another log. */
  public Evaluator publishing(AppendableLog log, Policy policy) {
    return new Evaluator(key(), log, policy);
  }

  /**
   * Trusts this evaluator and its policy: what it has done itself.
   *
   * @throws DocumentException if there is nothing here yet
   */
  public Trust trust() {
    return new Trust(List.of(publicKey()), policy());
  }

  /**
   * The public half of the evaluator's key.
   *
   * @throws DocumentException if there is none yet
   */
  public VerifierKey publicKey() {
    Path file = KeyFile.publicHalf(keys("evaluator.key"));
    try {
      return VerifierKey.parse(Files.readString(file));
    } catch (IOException e) {
      throw new DocumentException(
          List.of(
              file
                  + ": there is no key of your own yet; give the evaluator's with --key, and the"
                  + " log's with --policy"));
    }
  }

  /** The policy in {@code policy.txt}, which at first trusts the log on this machine. */
  public Policy policy() {
    Path file = folder.resolve("policy.txt");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        write(file, Policy.ofLogs(logKey().verifier()).toString());
      }
      return Policy.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      // another process was quicker, with the same policy
    }
  }

  private Path keys(String name) {
    return folder.resolve("keys").resolve(name);
  }

  /** Tells the names of evaluators and logs apart that nobody has named yet. */
  private static String fresh() {
    return Seed.fresh().hex().substring(0, 8);
  }
}
