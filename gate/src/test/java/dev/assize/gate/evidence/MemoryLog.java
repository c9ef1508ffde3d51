package dev.assize.gate.evidence;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TileSource;
import dev.assize.statement.key.SigningKey;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log of fewer than 256 entries, as its files would be. */
final class MemoryLog {

  final List<byte[]> entries = new ArrayList<>();
  private final SigningKey key;

  MemoryLog(SigningKey key) {
    this.key = key;
  }

  SignedCheckpoint checkpoint(int size) {
    List<Hash> leaves = entries.subList(0, size).stream().map(Hash::leaf).toList();
    return SignedCheckpoint.sign(new Checkpoint(key.verifier().name(), size, root(leaves)), key);
  }

  /** RFC 6962, section 2.1. */
  private static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    return Hash.node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
  }

  /** The files of a state. */
  Map<String, byte[]> files(SignedCheckpoint checkpoint) {
    int size = Math.toIntExact(checkpoint.checkpoint().size());
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    entries.subList(0, size).forEach(entry -> hashes.writeBytes(Hash.leaf(entry).bytes()));
    Map<String, byte[]> files = new HashMap<>();
    files.put("checkpoint", checkpoint.bytes());
    files.put("tile/0/000.p/" + size, hashes.toByteArray());
    files.put("tile/entries/000.p/" + size, EntryBundle.encode(entries.subList(0, size)));
    return files;
  }

  static TileSource source(Map<String, byte[]> files) {
    return (path, limit) -> {
      byte[] bytes = files.get(path);
      if (bytes != null && bytes.length > limit) {
        throw new TileException(path, "longer than " + limit + " bytes");
      }
      return Optional.ofNullable(bytes);
    };
  }
}
