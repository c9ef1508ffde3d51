package dev.assize.agent.standin;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A persona whose file does not say how it behaves to whoever looks at it in passing, for tests in
 * which nobody is to know. Whoever wants to can open it: that needs no key. All of them have the
 * same length, so that this says nothing either.
 *
 * @param name as in its file
 * @param sealed Base64
 */
public record SealedPersona(String name, String sealed) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(SealedPersona.class, "sealed-persona.schema.json");
  private static final int BLOCK = 4096;

  /** Seals a persona. */
  public static SealedPersona of(Persona persona) {
    byte[] said = Json.canonical(persona);
    byte[] padded = Arrays.copyOf(said, (said.length / BLOCK + 1) * BLOCK);
    Arrays.fill(padded, said.length, padded.length, (byte) ' ');
    return new SealedPersona(
        persona.name(), Base64.getEncoder().encodeToString(mixed(persona.name(), padded)));
  }

  /** What a file would say if it was not sealed; a file that is not is taken as it is. */
  static Document opened(Document document) {
    if (!document.root().has("sealed")) {
      return document;
    }
    SealedPersona persona = document.as(SealedPersona.class, SCHEMA);
    try {
      byte[] bytes = mixed(persona.name(), Base64.getDecoder().decode(persona.sealed()));
      return Document.parse(document.source(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DocumentException e) {
      throw document.problem("/sealed", "this is no persona under that name");
    }
  }

  /** Its own inverse. */
  private static byte[] mixed(String name, byte[] bytes) {
    Seed.Random stream = new Seed(Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex()).random();
    byte[] mixed = bytes.clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] ^= (byte) stream.nextLong();
    }
    return mixed;
  }
}
