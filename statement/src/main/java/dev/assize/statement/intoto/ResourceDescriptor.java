package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a statement is about, or points to. What identifies it is its digest.
 *
 * @param name for people; null if it has none
 * @param digest by algorithm; Assize writes and reads {@code sha256}, 64 hexadecimal digits
 */
public record ResourceDescriptor(@Nullable String name, Map<String, String> digest) {

  private static final String SHA256 = "sha256";

  /** Copies the map. */
  public ResourceDescriptor {
    digest = digest == null ? Map.of() : Map.copyOf(new TreeMap<>(digest));
  }

  public static ResourceDescriptor of(@Nullable String name, Digest digest) {
    return new ResourceDescriptor(name, Map.of(SHA256, digest.hex()));
  }

  /**
   * The SHA-256 digest.
   *
   * @throws StatementException if it has none
   */
  public Digest sha256() {
    String hex = digest.get(SHA256);
    try {
      return new Digest(hex == null ? "" : hex);
    } catch (IllegalArgumentException e) {
      throw new StatementException("a resource without a SHA-256 digest: " + name);
    }
  }
}
