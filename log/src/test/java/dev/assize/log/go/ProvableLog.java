package dev.assize.log.go;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.TestTree;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.TileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A log that can prove things of itself at all its sizes: what the other implementation checks. */
public interface ProvableLog {

  List<byte[]> entries();

  Hash root(long size);

  InclusionProof inclusion(long index, long size);

  ConsistencyProof consistency(long earlier, long later);

  /** A log in memory. */
  static ProvableLog of(List<byte[]> entries) {
    TestTree tree = new TestTree();
    entries.forEach(tree::add);
    return new ProvableLog() {
      @Override
      public List<byte[]> entries() {
        return entries;
      }

      @Override
      public Hash root(long size) {
        return tree.root(size);
      }

      @Override
      public InclusionProof inclusion(long index, long size) {
        return tree.inclusion(index, size);
      }

      @Override
      public ConsistencyProof consistency(long earlier, long later) {
        return tree.consistency(earlier, later);
      }
    };
  }

  /** A log on the disk, as of a checkpoint; proofs of inclusion are of its size only. */
  static ProvableLog of(Path directory, Checkpoint checkpoint) {
    TreeHead head = new TreeHead(checkpoint.size(), checkpoint.root());
    TileReader reader = new TileReader(new DirectorySource(directory), head);
    return new ProvableLog() {
      @Override
      public List<byte[]> entries() {
        return LongStream.range(0, head.size()).mapToObj(reader::entry).toList();
      }

      @Override
      public Hash root(long size) {
        return reader.headAt(size).root();
      }

      @Override
      public InclusionProof inclusion(long index, long size) {
        return reader.inclusion(index);
      }

      @Override
      public ConsistencyProof consistency(long earlier, long later) {
        return reader.consistency(earlier);
      }
    };
  }
}
