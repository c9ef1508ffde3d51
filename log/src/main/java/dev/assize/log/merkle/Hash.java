package dev.assize.log.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The hash of a leaf or a node: 32 bytes. Immutable. */
public final class Hash {

  /** Bytes in a hash. */
  public static final int SIZE = 32;

  /** Root of the tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY_TREE = new Hash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash that stands at a place in some bytes.
   *
   * @throws IndexOutOfBoundsException if fewer than 32 bytes are there
   */
  public static Hash at(byte[] bytes, int offset) {
    if (offset < 0 || bytes.length - offset < SIZE) {
      throw new IndexOutOfBoundsException("no hash at " + offset + " of " + bytes.length);
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + SIZE));
  }

  /**
   * Reads standard base64 with padding, in its one canonical form.
   *
   * @throws IllegalArgumentException if it has another form or another length
   */
  public static Hash parse(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length != SIZE || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("no hash of 32 bytes in base64");
    }
    return new Hash(bytes);
  }

  /** The hash of an entry: SHA-256 of a zero byte and the entry. */
  public static Hash leaf(byte[] entry) {
    MessageDigest sha256 = sha256();
    sha256.update(LEAF);
    return new Hash(sha256.digest(entry));
  }

  /** The hash of two trees side by side: SHA-256 of a one byte and their roots. */
  public static Hash node(Hash left, Hash right) {
    MessageDigest sha256 = sha256();
    sha256.update(NODE);
    sha256.update(left.bytes);
    return new Hash(sha256.digest(right.bytes));
  }

  /** Puts the 32 bytes into an array. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, SIZE);
  }

  /** The 32 bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Standard base64 with padding. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
