package dev.assize.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final int LEAVES = 70;

  private final List<Hash> leaves =
      IntStream.range(0, LEAVES)
          .mapToObj(i -> Hash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)))
          .toList();

  @Test
  void itsRootsAreThoseOfTheRfc() {
    for (int size = 0; size <= LEAVES; size++) {
      assertThat(tree(size).root()).isEqualTo(RecursiveTree.root(leaves.subList(0, size)));
    }
  }

  @Test
  void itsInclusionProofsAreThoseOfTheRfcAndProve() {
    for (int size = 1; size <= LEAVES; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree(size).inclusion(index);

        assertThat(proof.hashes())
            .isEqualTo(RecursiveTree.inclusion(index, leaves.subList(0, size)));
        assertThat(proof.proves(leaves.get(index), tree(size).root())).isTrue();
        assertThat(proof.proves(leaves.get((index + 1) % LEAVES), tree(size).root())).isFalse();
      }
    }
  }

  @Test
  void everyInclusionProofGivesTheRootOfTheTreeThatTheLeafWasTheLastOf() {
    for (int size = 1; size <= LEAVES; size++) {
      for (int index = 0; index < size; index++) {
        assertThat(tree(size).inclusion(index).rootWithLeafLast(leaves.get(index)))
            .isEqualTo(tree(index + 1).root());
      }
    }
  }

  @Test
  void itsConsistencyProofsAreThoseOfTheRfcAndProve() {
    for (int size = 0; size <= LEAVES; size++) {
      for (int earlier = 0; earlier <= size; earlier++) {
        ConsistencyProof proof = tree(size).consistency(earlier);

        assertThat(proof.hashes())
            .isEqualTo(RecursiveTree.consistency(earlier, leaves.subList(0, size)));
        assertThat(proof.proves(tree(earlier).root(), tree(size).root())).isTrue();
      }
    }
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    assertThatThrownBy(() -> tree(5).inclusion(5)).hasMessageContaining("no leaf 5");
    assertThatThrownBy(() -> tree(5).inclusion(-1)).hasMessageContaining("no leaf -1");
    assertThatThrownBy(() -> tree(5).consistency(6)).hasMessageContaining("does not begin with");
  }

  private MerkleTree tree(int size) {
    return new MerkleTree(size, this::node);
  }

  private Hash node(int height, long index) {
    int from = (int) index << height;
    return RecursiveTree.root(leaves.subList(from, from + (1 << height)));
  }
}
