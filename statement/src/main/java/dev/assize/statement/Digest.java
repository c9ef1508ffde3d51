package dev.assize.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest, written {@code sha256:} followed by 64 lower-case hexadecimal digits.
 *
 * @param hex the 64 digits, without the prefix
 */
public record Digest(String hex) {

  private static final String PREFIX = "sha256:";
  private static final int DIGITS = 64;
  private static final boolean[] IS_DIGIT = digits();

  /**
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public Digest {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("not a SHA-256 digest in hexadecimal: " + hex);
    }
  }

  /**
   * Whether this is 64 lower-case hexadecimal digits. It is asked by the million, and a processor
   * cannot foresee whether a digit is a letter; so it looks digits up, and has nothing to foresee.
   */
  static boolean isHex(String text) {
    if (text.length() != DIGITS) {
      return false;
    }
    boolean all = true;
    for (int i = 0; i < DIGITS; i++) {
      char digit = text.charAt(i);
      all &= digit < IS_DIGIT.length && IS_DIGIT[digit];
    }
    return all;
  }

  private static boolean[] digits() {
    boolean[] digits = new boolean['f' + 1];
    for (char digit : "0123456789abcdef".toCharArray()) {
      digits[digit] = true;
    }
    return digits;
  }

  /** The digest of {@code bytes}. */
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  /**
   * The digest of a file's contents, read as a stream.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Digest ofFile(Path file) {
    MessageDigest sha256 = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }

  /**
   * Reads {@code sha256:…}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  @JsonCreator
  public static Digest parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a digest starts with \"sha256:\", not: " + text);
    }
    return new Digest(text.substring(PREFIX.length()));
  }

  /** The first twelve digits, for people to recognise; never for comparing. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  /** Written out, as {@link #isHex} is: digests are the keys of everything. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && hex.equals(that.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + hex;
  }

  /** One that nothing was fed to; copied, since looking for a provider takes longer. */
  private static final MessageDigest FRESH = fresh();

  static MessageDigest sha256() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      return fresh();
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
