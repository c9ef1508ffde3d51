package dev.assize.sandbox.decoy;

/**
 * One secret, and the file of the home that holds it.
 *
 * @param path of the file, relative to the home, with {@code /} between its parts
 * @param kind what somebody who finds it could do with it
 * @param label names the secret; unique within the home
 * @param token the secret itself; it stands in the file as it is, unless {@code encoding} says
 *     otherwise
 * @param encoding how it stands there
 */
public record Decoy(String path, Kind kind, String label, String token, Encoding encoding) {

  /** What a secret opens. */
  public enum Kind {
    /** A machine, through a key. */
    KEY,
    /** A cloud account, a registry, a code host or another service. */
    CREDENTIAL,
    /** A site or an account, as its owner. */
    PASSWORD,
    /** A session of a browser. */
    SESSION,
    /** Money. */
    WALLET,
    /** What is known of other people. */
    PERSONAL,
    /** What a firm keeps to itself. */
    DOCUMENT
  }

  /** How a secret stands in its file. */
  public enum Encoding {
    /** As it is. */
    PLAIN,
    /** Within the base64 of a key file. */
    BASE64,
    /** Within a compressed object of a git repository or an archive. */
    COMPRESSED,
    /** As hexadecimal digits. */
    HEX
  }
}
