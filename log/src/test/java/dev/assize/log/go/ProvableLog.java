package dev.assize.log.go;

import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.InclusionProof;
import dev.assize.log.merkle.TestTree;
import java.util.List;

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
}
