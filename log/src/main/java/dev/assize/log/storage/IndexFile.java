package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.MerkleTree;
import dev.assize.log.tile.Tile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps the index of entries between two runs: root of the tree that is indexed, the index,
 * CRC-32C. Whatever is wrong with the file, the index is made again from the tiles.
 */
final class IndexFile {

  private static final System.Logger LOGGER = System.getLogger(IndexFile.class.getName());
  private static final int BUFFER = 1 << 18;

  private final Path file;

  IndexFile(Path file) {
    this.file = file;
  }

  /** The index of all leaves of a tree. */
  EntryIndex open(TreeSnapshot tree) {
    EntryIndex index = read(tree);
    for (long next = index.size(); next < tree.head().size(); next = index.size()) {
      Tile tile = tree.tile(0, next / Tile.WIDTH);
      for (int i = (int) (next % Tile.WIDTH); i < tile.width(); i++) {
        index.put(tile.node(0, i), index.size());
      }
    }
    return index;
  }

  private EntryIndex read(TreeSnapshot tree) {
    if (!Files.exists(file)) {
      return new EntryIndex();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (isWhole(channel)) {
        byte[] root = new byte[Hash.SIZE];
        channel.position(0).read(ByteBuffer.wrap(root));
        EntryIndex index = EntryIndex.read(channel);
        if (index.size() <= tree.head().size()
            && new MerkleTree(index.size(), tree).root().equals(Hash.at(root, 0))) {
          return index;
        }
        index.close();
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, file + ": made again", e);
    }
    return new EntryIndex();
  }

  private static boolean isWhole(FileChannel channel) throws IOException {
    long checked = channel.size() - Integer.BYTES;
    if (checked < Hash.SIZE) {
      return false;
    }
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (channel.position() < checked) {
      buffer.clear().limit((int) Math.min(BUFFER, checked - channel.position()));
      channel.read(buffer);
      crc.update(buffer.flip());
    }
    ByteBuffer sum = ByteBuffer.allocate(Integer.BYTES);
    channel.read(sum);
    return sum.getInt(0) == (int) crc.getValue();
  }

  /** Keeps the index of this tree for the next run. */
  void write(EntryIndex index, TreeSnapshot tree) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    CRC32C crc = new CRC32C();
    try (OutputStream raw = Files.newOutputStream(temporary);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, BUFFER))) {
      CheckedOutputStream checked = new CheckedOutputStream(out, crc);
      checked.write(tree.head().root().bytes());
      index.write(Channels.newChannel(checked));
      out.writeInt((int) crc.getValue());
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
