package dev.assize.log.policy;

import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.VerifierKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trusted witness.
 *
 * @param name within the policy
 * @param key of type {@link KeyType#COSIGNATURE}
 * @param url where the witness accepts checkpoints, if the policy says so
 */
public record TrustedWitness(String name, VerifierKey key, @Nullable String url) implements Member {

  /**
   * @throws IllegalArgumentException if the key is not one for cosignatures
   */
  public TrustedWitness {
    if (key.type() != KeyType.COSIGNATURE) {
      throw new IllegalArgumentException(
          "the key of the witness %s is of type 1; witnesses have keys of type 4".formatted(name));
    }
  }

  @Override
  public boolean hasWitnessed(Set<VerifierKey> cosigners) {
    return cosigners.contains(key);
  }

  @Override
  public String toString() {
    return "witness " + name + " " + key + (url == null ? "" : " " + url);
  }
}
