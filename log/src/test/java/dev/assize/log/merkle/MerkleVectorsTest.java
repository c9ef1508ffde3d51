package dev.assize.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The vectors of transparency-dev/merkle: its proofs, and each of them with each of its changes.
 */
class MerkleVectorsTest {

  record Inclusion(long leafIdx, long treeSize, Hash root, Hash leafHash, List<Hash> proof) {

    boolean verifies() {
      return new InclusionProof(leafIdx, treeSize, proof).proves(leafHash, root);
    }

    Inclusion at(long index, long size) {
      return new Inclusion(index, size, root, leafHash, proof);
    }

    Inclusion with(List<Hash> hashes) {
      return new Inclusion(leafIdx, treeSize, root, leafHash, hashes);
    }
  }

  record Consistency(long size1, long size2, Hash root1, Hash root2, List<Hash> proof) {

    boolean verifies() {
      return new ConsistencyProof(size1, size2, proof).proves(root1, root2);
    }

    Consistency of(long earlier, long later) {
      return new Consistency(earlier, later, root1, root2, proof);
    }

    Consistency with(List<Hash> hashes) {
      return new Consistency(size1, size2, root1, root2, hashes);
    }
  }

  record Vectors(List<Inclusion> inclusion, List<Consistency> consistency) {}

  private static final class HashReader extends StdDeserializer<Hash> {

    HashReader() {
      super(Hash.class);
    }

    @Override
    public Hash deserialize(JsonParser parser, DeserializationContext context) {
      return Hash.parse(parser.getString());
    }
  }

  private static final Hash GARBAGE = Hash.parse("q6yroAAAAAAAAAAAAAAAAAAAAAAAAAAAAGAGHgASNFY=");

  private static Vectors vectors() throws Exception {
    SimpleModule hashes = new SimpleModule().addDeserializer(Hash.class, new HashReader());
    JsonMapper mapper = JsonMapper.builder().addModule(hashes).build();
    try (InputStream in =
        MerkleVectorsTest.class.getResourceAsStream("/dev/assize/log/vectors/merkle.json")) {
      return mapper.readValue(in, Vectors.class);
    }
  }

  static List<Inclusion> inclusions() throws Exception {
    return vectors().inclusion();
  }

  static List<Consistency> consistencies() throws Exception {
    return vectors().consistency();
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  void anInclusionIsProvenAndNoneOfItsChanges(Inclusion vector) {
    assertThat(vector.verifies()).isTrue();
    long index = vector.leafIdx();
    long size = vector.treeSize();
    Map<String, Inclusion> changes = new LinkedHashMap<>();
    changes.put("leafIdx - 1", vector.at(index - 1, size));
    changes.put("leafIdx + 1", vector.at(index + 1, size));
    changes.put("leafIdx ^ 2", vector.at(index ^ 2, size));
    changes.put("treeSize * 2", vector.at(index, size * 2));
    changes.put("treeSize / 2", vector.at(index, size / 2));
    changes.put("wrong leaf", new Inclusion(index, size, vector.root(), GARBAGE, vector.proof()));
    changes.put(
        "random root", new Inclusion(index, size, GARBAGE, vector.leafHash(), vector.proof()));
    changes.put(
        "empty root",
        new Inclusion(index, size, Hash.EMPTY_TREE, vector.leafHash(), vector.proof()));
    changed(vector.proof(), vector.root())
        .forEach((name, hashes) -> changes.put(name, vector.with(hashes)));
    changes.forEach((name, change) -> assertRefused(name, change::verifies));
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  void aConsistencyIsProvenAndNoneOfItsChanges(Consistency vector) {
    assertThat(vector.verifies()).isTrue();
    long earlier = vector.size1();
    long later = vector.size2();
    Hash root1 = vector.root1();
    Hash root2 = vector.root2();
    Map<String, Consistency> changes = new LinkedHashMap<>();
    changes.put("size1 - 1", vector.of(earlier - 1, later));
    changes.put("size1 + 1", vector.of(earlier + 1, later));
    changes.put("size1 ^ 2", vector.of(earlier ^ 2, later));
    changes.put("size2 * 2", vector.of(earlier, later * 2));
    changes.put("size2 / 2", vector.of(earlier, later / 2));
    changes.put("wrong root1", new Consistency(earlier, later, GARBAGE, root2, vector.proof()));
    changes.put("wrong root2", new Consistency(earlier, later, root1, GARBAGE, vector.proof()));
    if (!root1.equals(root2)) {
      changes.put("swapped roots", new Consistency(earlier, later, root2, root1, vector.proof()));
    }
    changed(vector.proof(), root1)
        .forEach((name, hashes) -> changes.put("root1: " + name, vector.with(hashes)));
    changed(vector.proof(), root2)
        .forEach((name, hashes) -> changes.put("root2: " + name, vector.with(hashes)));
    changes.forEach((name, change) -> assertRefused(name, change::verifies));
  }

  private static Map<String, List<Hash>> changed(List<Hash> proof, Hash root) {
    Map<String, List<Hash>> changes = new LinkedHashMap<>();
    changes.put("trailing garbage", inserted(proof, proof.size(), GARBAGE));
    changes.put("trailing root", inserted(proof, proof.size(), root));
    changes.put("preceding garbage", inserted(proof, 0, GARBAGE));
    changes.put("preceding root", inserted(proof, 0, root));
    for (int at = 0; at < proof.size(); at++) {
      changes.put("inserted component " + at, inserted(proof, at, GARBAGE));
      List<Hash> removed = new ArrayList<>(proof);
      removed.remove(at);
      changes.put("removed component " + at, removed);
      List<Hash> modified = new ArrayList<>(proof);
      byte[] bytes = proof.get(at).bytes();
      bytes[0] ^= 1 << 3;
      modified.set(at, Hash.at(bytes, 0));
      changes.put("modified proof[" + at + "] bit 3", modified);
    }
    if (!proof.isEmpty()) {
      changes.put("empty proof", List.of());
      changes.put("preceding proof[0]", inserted(proof, 0, proof.getFirst()));
    }
    return changes;
  }

  private static List<Hash> inserted(List<Hash> proof, int at, Hash hash) {
    List<Hash> more = new ArrayList<>(proof);
    more.add(at, hash);
    return more;
  }

  /** Sizes that no tree has are refused before anything is verified. */
  private static void assertRefused(String change, BooleanSupplier verifies) {
    try {
      assertThat(verifies.getAsBoolean()).as(change).isFalse();
    } catch (IllegalArgumentException e) {
      assertThatThrownBy(verifies::getAsBoolean).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** What a tree proves, by the definitions, is what the verification accepts. */
  @Test
  void everyProofOfEverySmallTreeIsAccepted() {
    TestTree tree = new TestTree();
    for (int size = 1; size <= 70; size++) {
      tree.add(new byte[] {(byte) size});
      for (int other = 0; other < size; other++) {
        Hash leaf = Hash.leaf(new byte[] {(byte) (other + 1)});
        assertThat(tree.inclusion(other, size).proves(leaf, tree.root())).isTrue();
        assertThat(tree.consistency(other, size).proves(tree.root(other), tree.root())).isTrue();
      }
    }
  }
}
