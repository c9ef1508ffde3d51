package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Json;
import dev.assize.statement.StrictJson;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.key.SigningKey;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An in-toto Statement, version 1: a predicate about subjects.
 *
 * @param type {@value #TYPE}
 * @param subject what it is about; at least one, each with a digest
 * @param predicateType what the predicate means, with its version; each 0.x is a version of its own
 * @param predicate an object
 */
public record Statement(
    @JsonProperty("_type") String type,
    List<ResourceDescriptor> subject,
    String predicateType,
    JsonNode predicate) {

  /** Of every statement. */
  public static final String TYPE = "https://in-toto.io/Statement/v1";

  /** Type of the envelope's payload. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final int MAX_SUBJECTS = 1_000;

  /**
   * @throws StatementException if something is missing
   */
  public Statement {
    if (!TYPE.equals(type)) {
      throw new StatementException("no in-toto Statement v1: its _type is " + type);
    }
    if (subject == null || subject.isEmpty() || subject.size() > MAX_SUBJECTS) {
      throw new StatementException("a statement needs 1 to " + MAX_SUBJECTS + " subjects");
    }
    if (subject.stream().anyMatch(each -> each == null || each.digest().isEmpty())) {
      throw new StatementException("a statement with a subject that has no digest");
    }
    if (predicateType == null || predicateType.isEmpty()) {
      throw new StatementException("a statement without predicateType");
    }
    if (predicate == null || !predicate.isObject()) {
      throw new StatementException("a statement whose predicate is no object");
    }
    subject = List.copyOf(subject);
  }

  /** A statement with one of our predicates. */
  public static Statement of(ResourceDescriptor subject, Predicate predicate) {
    ObjectNode tree = Json.mapper().valueToTree(predicate);
    return new Statement(TYPE, List.of(subject), predicate.type(), tree);
  }

  /**
   * Reads what an envelope holds.
   *
   * @throws StatementException if it is no statement
   */
  public static Statement in(Envelope envelope) {
    if (!PAYLOAD_TYPE.equals(envelope.payloadType())) {
      throw new StatementException(
          "the envelope holds " + envelope.payloadType() + ", no in-toto statement");
    }
    try {
      return StrictJson.read(envelope.payload(), Statement.class);
    } catch (StrictJson.MalformedException e) {
      throw new StatementException("no in-toto statement: " + e.getMessage());
    }
  }

  /** Its canonical form, signed. */
  public Envelope sign(SigningKey... keys) {
    return Envelope.sign(PAYLOAD_TYPE, Json.canonical(this), keys);
  }

  /** Whether the predicate is of that kind and version. */
  public boolean is(Class<? extends Predicate> kind) {
    return Predicate.typeOf(kind).equals(predicateType);
  }

  /**
   * The predicate as what its type says it is.
   *
   * @throws StatementException if this is a statement of another kind, or the predicate lacks
   *     something
   */
  public <P extends Predicate> P predicate(Class<P> kind) {
    String expected = Predicate.typeOf(kind);
    if (!is(kind)) {
      throw new StatementException(
          "a statement of type " + predicateType + ", where one of " + expected + " is needed");
    }
    try {
      return Json.mapper().treeToValue(predicate, kind);
    } catch (JacksonException e) {
      throw new StatementException(expected + ": " + e.getOriginalMessage());
    }
  }
}
