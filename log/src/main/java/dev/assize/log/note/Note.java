package dev.assize.log.note;

import dev.assize.log.text.Lines;
import dev.assize.log.text.MalformedTextException;
import dev.assize.log.text.Utf8;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with signatures that nobody has verified yet.
 *
 * @param text ends with a line feed; has no other control characters than line feeds
 * @param signatures from 1 to {@value #MAX_SIGNATURES}
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public record Note(String text, List<NoteSignature> signatures) {

  /** Longest note, in bytes; a hundred of the largest signatures known fit in. */
  public static final int MAX_SIZE = 512 * 1024;

  /** Most signatures. */
  public static final int MAX_SIGNATURES = 100;

  private static final String FORMAT = "note";

  /**
   * @throws MalformedTextException if the text cannot stand in a note, or there are no signatures,
   *     or too many
   */
  public Note {
    signatures = List.copyOf(signatures);
    Utf8.require(FORMAT, text, MAX_SIZE);
    if (!text.endsWith("\n")) {
      throw new MalformedTextException("note: the text does not end with a line feed");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
        throw new MalformedTextException("note: the text has a control character");
      }
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new MalformedTextException(
          "note: %d signatures; a note has 1 to %d".formatted(signatures.size(), MAX_SIGNATURES));
    }
  }

  /**
   * Reads a note.
   *
   * @throws MalformedTextException if it is none
   */
  public static Note parse(byte[] bytes) {
    return split(Utf8.decode(FORMAT, bytes, MAX_SIZE));
  }

  /**
   * Reads a note.
   *
   * @throws MalformedTextException if it is none
   */
  public static Note parse(String note) {
    return split(Utf8.require(FORMAT, note, MAX_SIZE));
  }

  /** The text may have empty lines, so that the last one is what separates. */
  private static Note split(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || end + 2 == note.length()) {
      throw new MalformedTextException(
          "note: no signatures; they stand at the end, after an empty line");
    }
    return new Note(note.substring(0, end + 1), signatures(note.substring(end + 2)));
  }

  private static List<NoteSignature> signatures(String text) {
    List<NoteSignature> signatures = new ArrayList<>();
    for (Lines lines = new Lines("note's signatures", text); lines.hasNext(); ) {
      if (signatures.size() == MAX_SIGNATURES) {
        throw lines.malformed("more than " + MAX_SIGNATURES + " signatures");
      }
      signatures.add(NoteSignature.parse(lines.next("a signature")));
    }
    return signatures;
  }

  /**
   * A text with one signature.
   *
   * @throws MalformedTextException if the text cannot stand in a note
   * @throws IllegalArgumentException if the key is one for cosignatures
   */
  public static Note sign(String text, SigningKey key) {
    return new Note(text, List.of(NoteSignature.sign(text, key)));
  }

  /**
   * This note, and a cosignature.
   *
   * @param time of which the whole seconds are signed
   * @throws IllegalArgumentException if the key is not one for cosignatures
   */
  public Note cosign(SigningKey key, Instant time) {
    return with(List.of(NoteSignature.cosign(text, key, time)));
  }

  /** This note, and signatures by others, which nobody has verified. */
  public Note with(Collection<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.addAll(more);
    return new Note(text, all);
  }

  /**
   * Verifies every signature that claims to be of a trusted key; others are as if they were not
   * there.
   *
   * @throws UntrustedNoteException if one of them is false, or there is none
   */
  public VerifiedNote verify(Collection<VerifierKey> trusted) {
    List<VerifiedSignature> verified = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : trusted) {
        if (signature.claims(key)) {
          verified.add(verify(signature, key));
        }
      }
    }
    if (verified.isEmpty()) {
      throw new UntrustedNoteException("no signature of a trusted key " + whoInstead(trusted));
    }
    return new VerifiedNote(text, verified);
  }

  private VerifiedSignature verify(NoteSignature signature, VerifierKey key) {
    VerifiedSignature verified = SignedMessage.verify(key, text, signature);
    if (verified == null) {
      throw new UntrustedNoteException(
          "the signature of %s is false: the text is not what was signed, or the signature was changed"
              .formatted(key.name()));
    }
    return verified;
  }

  private String whoInstead(Collection<VerifierKey> trusted) {
    List<String> signers = signatures.stream().map(NoteSignature::name).distinct().toList();
    List<String> names = trusted.stream().map(VerifierKey::name).distinct().toList();
    return "(trusted: %s; signed by: %s)".formatted(few(names), few(signers));
  }

  private static String few(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(3, names.size())));
    return names.isEmpty() ? "none" : names.size() <= 3 ? first : first + ", …";
  }

  /** The note as it is published, in UTF-8. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The note as it is published. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature).append('\n'));
    return note.toString();
  }
}
