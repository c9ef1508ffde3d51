package dev.assize.server.decision;

import dev.assize.agent.manifest.Identity.Artifact;
import dev.assize.agent.manifest.StatedManifest;
import dev.assize.gate.evidence.ContextFacts;
import dev.assize.gate.evidence.GivenBundle;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.server.decision.AskedQuestion.AskedAgent;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads questions as {@code openapi.json} describes them. What it does not know it refuses, so that
 * a misspelt field is noticed. Stateless.
 */
public final class QuestionReader {

  private static final int LINE = 500;
  private static final int MOST_ARTIFACTS = 1_001; // as many as a manifest names, and a prompt
  private static final int MOST_WAIVERS = 16;
  private static final int MOST_BUNDLES = 16;
  private static final int MAX_STATEMENT = 65_535;
  private static final List<String> RESULTS = List.of("containment.json", "collection.json");

  private QuestionReader() {}

  /**
   * Reads a question.
   *
   * @param at when it was put: when whoever asks has looked at the agent, unless it says otherwise
   * @throws QuestionException if it is none
   */
  public static AskedQuestion read(JsonNode question, Instant at) {
    Fields fields = new Fields(question, "");
    AskedQuestion read =
        new AskedQuestion(
            fields.text("policy", LINE),
            agent(new Fields(fields.get("agent"), "/agent"), at),
            fields.has("certified") ? digest(fields, "certified") : null,
            context(fields),
            tools(fields, at),
            fields.findText("relyingParty", LINE),
            textOrNone(fields, "use"),
            fields.list("waivers", MOST_WAIVERS, QuestionReader::statement),
            fields.list("bundles", MOST_BUNDLES, QuestionReader::bundle),
            fields.truth("signed"));
    fields.end();
    return read;
  }

  private static String textOrNone(Fields fields, String name) {
    String text = fields.findText(name, LINE);
    return text == null ? "" : text;
  }

  private static Digest digest(Fields fields, String name) {
    return fields.read(name, Digest::parse, LINE);
  }

  private static AskedAgent agent(Fields agent, Instant at) {
    AskedAgent named;
    if (agent.has("digest")) {
      named = new AskedAgent.ByDigest(digest(agent, "digest"));
    } else if (agent.has("name")) {
      named = new AskedAgent.Kept(agent.text("name", LINE));
    } else {
      named = new AskedAgent.Observed(observed(agent, at));
    }
    agent.end();
    return named;
  }

  private static ObservedAgent.Seen observed(Fields agent, Instant at) {
    JsonNode manifest = agent.get("manifest");
    List<Artifact> artifacts = agent.list("artifacts", MOST_ARTIFACTS, QuestionReader::artifact);
    Instant observedAt = agent.has("observedAt") ? time(agent, "observedAt") : at;
    try {
      String text = Json.mapper().writeValueAsString(manifest);
      StatedManifest stated =
          StatedManifest.read(Document.parse(agent.place("manifest"), text), artifacts);
      return new ObservedAgent.Seen(
          stated.digest(),
          stated.approvals(),
          stated.standIn(),
          "as whoever asks has observed it",
          observedAt);
    } catch (DocumentException e) {
      throw new QuestionException(String.join("; ", e.problems()));
    } catch (IllegalArgumentException e) {
      throw agent.wrong("manifest", String.valueOf(e.getMessage()));
    }
  }

  private static Artifact artifact(Fields.Element element) {
    Fields fields = new Fields(element.value(), element.place());
    Artifact artifact =
        new Artifact(fields.text("path", LINE), digest(fields, "digest"), fields.whole("size"));
    fields.end();
    return artifact;
  }

  private static Instant time(Fields fields, String name) {
    String text = fields.text(name, LINE);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw fields.wrong(name, "is no time like 2026-01-31T12:00:00Z");
    }
  }

  private static Map<String, Object> context(Fields question) {
    JsonNode context = question.find("context");
    if (context == null) {
      return Map.of();
    }
    if (!context.isObject()) {
      throw question.wrong("context", "is to be an object");
    }
    List<String> stated = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : context.properties()) {
      if (!each.getValue().isValueNode() || each.getValue().isNull()) {
        throw question.wrong("context", "holds texts, whole numbers, true and false");
      }
      stated.add(each.getKey() + "=" + each.getValue().asString());
    }
    try {
      return ContextFacts.parse(stated);
    } catch (IllegalArgumentException e) {
      throw question.wrong("context", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable ObservedTools tools(Fields question, Instant at) {
    JsonNode tools = question.find("tools");
    if (tools == null) {
      return null;
    }
    Fields fields = new Fields(tools, "/tools");
    String place = "as whoever asks has observed them";
    ObservedTools observed;
    if (fields.has("digest")) {
      observed = new ObservedTools.Seen(digest(fields, "digest"), place, at);
    } else if (fields.truth("none")) {
      observed = new ObservedTools.None(at);
    } else {
      observed = defined(fields, place, at);
    }
    fields.end();
    return observed;
  }

  private static ObservedTools defined(Fields fields, String place, Instant at) {
    JsonNode definitions = fields.get("definitions");
    if (!definitions.isContainer()) {
      throw fields.wrong("definitions", "are an object or a list");
    }
    try {
      return ObservedTools.of(definitions, place, at);
    } catch (IllegalArgumentException e) {
      throw fields.wrong("definitions", String.valueOf(e.getMessage()));
    }
  }

  /** The canonical bytes of an envelope, which are what a log would hold. */
  private static byte[] statement(Fields.Element element) {
    if (!element.value().isObject()) {
      throw new QuestionException(element.place() + ": is to be a DSSE envelope");
    }
    byte[] bytes;
    try {
      bytes = Json.canonical(element.value());
    } catch (IllegalArgumentException e) {
      throw new QuestionException(element.place() + ": " + e.getMessage());
    }
    if (bytes.length > MAX_STATEMENT) {
      throw new QuestionException(
          "%s: has at most %,d bytes".formatted(element.place(), MAX_STATEMENT));
    }
    return bytes;
  }

  private static GivenBundle bundle(Fields.Element element) {
    Fields fields = new Fields(element.value(), element.place());
    Fields given = new Fields(fields.get("files"), fields.place("files"));
    Map<String, byte[]> files = new HashMap<>();
    for (String name : RESULTS) {
      String text = given.findText(name, Integer.MAX_VALUE);
      if (text != null) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    given.end();
    byte[] statement =
        statement(new Fields.Element(fields.get("statement"), fields.place("statement")));
    fields.end();
    try {
      return new GivenBundle(
          Digest.of(Envelope.parse(statement).payload()), element.place(), files);
    } catch (EnvelopeException e) {
      throw fields.wrong("statement", String.valueOf(e.getMessage()));
    }
  }
}
