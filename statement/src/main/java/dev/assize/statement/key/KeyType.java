package dev.assize.statement.key;

/**
 * What a key signs; the first byte of a verifier key's data.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public enum KeyType {
  /** The text of a signed note, or a DSSE envelope. */
  ED25519(0x01),
  /** A checkpoint together with a time: {@code cosignature/v1} of C2SP tlog-cosignature. */
  COSIGNATURE(0x04);

  private final byte code;

  KeyType(int code) {
    this.code = (byte) code;
  }

  /** The byte that stands for it. */
  public byte code() {
    return code;
  }
}
