package dev.assize.examination.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.log.LogException;
import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.proof.LogProof;
import dev.assize.log.proof.ProvenEntry;
import dev.assize.statement.Json;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.Statement;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;

/**
 * A signed statement together with the proof that a log holds it: all that is needed to check it
 * without asking anybody. Written as {@code seal.json} and {@code bundle.json}.
 *
 * @param envelope the statement; the log's entry is its canonical form
 * @param proof for that entry, with a checkpoint
 */
public record Bundle(Envelope envelope, LogProof proof) {

  /** What the file says it is; another version is another type. */
  public static final String MEDIA_TYPE = "application/vnd.assize.bundle.v0.1+json";

  /** The largest bundle that is read, in bytes. */
  public static final int MAX_SIZE = 1 << 20;

  private record Form(
      @JsonProperty(required = true) String mediaType,
      @JsonProperty(required = true) Envelope envelope,
      @JsonProperty(required = true) String proof) {}

  /**
   * Reads a bundle. Nothing is verified yet.
   *
   * @throws BundleException if it is none
   */
  public static Bundle parse(byte[] json) {
    if (json.length > MAX_SIZE) {
      throw new BundleException(
          "a bundle of %,d bytes; at most %,d are read".formatted(json.length, MAX_SIZE));
    }
    try {
      Form form = Json.mapper().readValue(json, Form.class);
      if (form == null || form.envelope() == null || form.proof() == null) {
        throw new BundleException("no bundle: envelope and proof are needed");
      }
      if (!MEDIA_TYPE.equals(form.mediaType())) {
        throw new BundleException(
            "not a bundle that this version reads: its mediaType is " + form.mediaType());
      }
      return new Bundle(form.envelope(), LogProof.parse(form.proof()));
    } catch (JacksonException e) {
      throw new BundleException(
          "no bundle: "
              + (e.getCause() instanceof EnvelopeException envelope
                  ? envelope.getMessage()
                  : e.getOriginalMessage()));
    } catch (LogException e) {
      throw new BundleException("no bundle: " + e.getMessage());
    }
  }

  /** As it is written to files. */
  public byte[] bytes() {
    return Json.line(new Form(MEDIA_TYPE, envelope, proof.toString()));
  }

  /**
   * The statement. Not to be believed before its signatures are verified.
   *
   * @throws dev.assize.statement.intoto.StatementException if the envelope holds none
   */
  public Statement statement() {
    return Statement.in(envelope);
  }

  /**
   * Verifies that a trusted log holds the statement.
   *
   * @throws LogException if it does not
   */
  public ProvenEntry prove(CheckpointVerifier trust) {
    return proof.verify(envelope.bytes(), trust);
  }

  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
