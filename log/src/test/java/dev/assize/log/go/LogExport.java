package dev.assize.log.go;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;

/** Writes a log and its proofs to a folder, as {@code src/test/go/crosscheck} reads them. */
public final class LogExport {

  private final Path folder;
  private final ProvableLog log;
  private final SigningKey key;

  public LogExport(Path folder, ProvableLog log, SigningKey key) throws IOException {
    this.folder = folder;
    this.log = log;
    this.key = key;
    Files.createDirectories(folder.resolve("inclusion"));
    Files.createDirectories(folder.resolve("consistency"));
    Files.writeString(folder.resolve("log.vkey"), key.verifier() + "\n");
    Files.writeString(
        folder.resolve("entries"),
        log.entries().stream()
            .map(entry -> Base64.getEncoder().encodeToString(entry) + "\n")
            .collect(Collectors.joining()));
    Files.write(folder.resolve("checkpoint"), checkpoint(log.entries().size()).bytes());
  }

  public SignedCheckpoint checkpoint(long size) {
    return SignedCheckpoint.sign(new Checkpoint(key.verifier().name(), size, log.root(size)), key);
  }

  public Path inclusion(InclusionProof proof) throws IOException {
    Path file =
        folder.resolve("inclusion/%d-of-%d.tlog-proof".formatted(proof.index(), proof.size()));
    return Files.write(file, new LogProof(proof, checkpoint(proof.size())).bytes());
  }

  public Path consistency(ConsistencyProof proof) throws IOException {
    Path file = folder.resolve("consistency/%d-%d".formatted(proof.earlier(), proof.later()));
    String hashes = proof.hashes().stream().map(Hash::toString).collect(Collectors.joining("\n"));
    return Files.writeString(
        file, checkpoint(proof.earlier()) + "\n" + hashes + "\n\n" + checkpoint(proof.later()));
  }
}
