package dev.assize.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Thirty-two bytes from which everything random in an examination follows.
 *
 * <p>Independent streams are drawn by {@link #derive}: SHA-256 of the seed, a zero byte and a
 * label. The numbers are computed by SplitMix64 (Steele, Lea, Flood 2014) in this class, so that
 * they do not depend on the JDK's version.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Seed(String hex) {

  /**
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public Seed {
    if (!Digest.isHex(hex)) {
      throw new IllegalArgumentException("a seed is 64 lower-case hexadecimal digits, not: " + hex);
    }
  }

  /** Reads 64 lower-case hexadecimal digits. */
  @JsonCreator
  public static Seed parse(String hex) {
    return new Seed(hex);
  }

  /** A seed from the operating system's entropy. */
  public static Seed fresh() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new Seed(HexFormat.of().formatHex(bytes));
  }

  /** The seed for the part named {@code label}; different labels give independent seeds. */
  public Seed derive(String label) {
    return new Seed(HexFormat.of().formatHex(labels().digest(label)));
  }

  /** To derive many. */
  public Labels labels() {
    return new Labels(HexFormat.of().parseHex(hex));
  }

  /** The bytes of derived seeds, for whoever needs many at once. Not thread-safe. */
  public static final class Labels {

    private final MessageDigest sha256 = Digest.sha256();
    private final byte[] prefix;

    private Labels(byte[] seed) {
      prefix = Arrays.copyOf(seed, seed.length + 1);
    }

    /** The 32 bytes of {@link Seed#derive}. */
    public byte[] digest(String label) {
      byte[] last = label.getBytes(StandardCharsets.UTF_8);
      byte[] whole = Arrays.copyOf(prefix, prefix.length + last.length);
      System.arraycopy(last, 0, whole, prefix.length, last.length);
      return sha256.digest(whole);
    }
  }

  /** A stream of numbers that starts at this seed. Each call starts it afresh. */
  public Random random() {
    return new Random(ByteBuffer.wrap(HexFormat.of().parseHex(hex)).getLong());
  }

  @JsonValue
  @Override
  public String toString() {
    return hex;
  }

  /** SplitMix64. Not thread-safe; not for secrets. */
  public static final class Random {

    private long state;

    private Random(long state) {
      this.state = state;
    }

    /** The next 64 bits. */
    public long nextLong() {
      state += 0x9E3779B97F4A7C15L;
      long z = state;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }

    /**
     * Uniform in {@code [0, bound)}; the bias is below 2⁻³².
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public int nextInt(int bound) {
      if (bound <= 0) {
        throw new IllegalArgumentException("bound must be positive: " + bound);
      }
      return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Uniform in {@code [0, 1)}. */
    public double nextDouble() {
      return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * One element, uniformly.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public <T> T pick(java.util.List<T> list) {
      return list.get(nextInt(list.size()));
    }
  }
}
