package dev.assize.server.admission;

import dev.assize.server.decision.QuestionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an API server asks of a webhook (<a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">admission.k8s.io/v1</a>).
 * Fields that a later version may add are passed over.
 *
 * @param uid to be repeated in the answer
 * @param kind of the object, without its group
 * @param operation {@code CREATE}, {@code UPDATE}, {@code DELETE} or {@code CONNECT}
 * @param object as it is to become; missing if it is deleted
 * @param oldObject as it was; missing if it is new
 */
record AdmissionRequest(
    String uid, String kind, String operation, JsonNode object, JsonNode oldObject) {

  private static final String VERSION = "admission.k8s.io/v1";
  private static final int MOST = 200;

  /**
   * @throws QuestionException if it is no review that this server can answer
   */
  static AdmissionRequest read(JsonNode review) {
    if (!VERSION.equals(text(review, "/apiVersion"))
        || !"AdmissionReview".equals(text(review, "/kind"))) {
      throw new QuestionException("is to be an AdmissionReview of " + VERSION);
    }
    return new AdmissionRequest(
        required(review, "/request/uid"),
        required(review, "/request/kind/kind"),
        required(review, "/request/operation"),
        review.at("/request/object"),
        review.at("/request/oldObject"));
  }

  private static String required(JsonNode review, String pointer) {
    String text = text(review, pointer);
    if (text == null || text.isEmpty() || text.length() > MOST) {
      throw new QuestionException(pointer + ": is to be a text of at most " + MOST + " characters");
    }
    return text;
  }

  private static @Nullable String text(JsonNode node, String pointer) {
    JsonNode value = node.at(pointer);
    return value.isString() ? value.stringValue() : null;
  }
}
