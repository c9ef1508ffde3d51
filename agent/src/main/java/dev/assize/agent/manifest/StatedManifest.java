package dev.assize.agent.manifest;

import dev.assize.agent.command.Approvals;
import dev.assize.agent.manifest.Identity.Artifact;
import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agent as somebody states it who has looked at it elsewhere: its manifest, and the digests of
 * the files that it names. It has the same identity as the same agent where it lies.
 *
 * @param metadata what it is called, and who supplies it
 * @param identity what makes it this agent and no other
 * @param approvals at which level of approvals it is configured to run; null if it is no program
 * @param standIn whether its model is the stand-in
 */
public record StatedManifest(
    Manifest.Metadata metadata, Identity identity, @Nullable Approvals approvals, boolean standIn) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Manifest.class, "agent.schema.json");

  /**
   * Reads a manifest beside which no files lie.
   *
   * @param document the manifest, whole
   * @param seen the files that it names, as they were digested
   * @throws DocumentException with every problem and its place, also if other files were digested
   *     than it names
   */
  public static StatedManifest read(Document document, List<Artifact> seen) {
    new ManifestRules(document).check();
    JsonNode root = document.as(JsonNode.class, SCHEMA);
    requireAll(named(document, root), seen, document);
    boolean isProgram = root.at("/interface").has("command");
    ModelSource model =
        ModelSources.read(
            document, isProgram ? "/interface/command/model" : "/interface/chat/model");
    ObjectNode manifest = ((ObjectNode) root).deepCopy();
    manifest.remove("artifacts");
    return new StatedManifest(
        ManifestReader.metadata(root.at("/metadata")),
        new Identity(manifest, seen, Images.read(document)),
        isProgram ? approvals(root.at("/interface/command")) : null,
        model instanceof ModelSource.StandIn);
  }

  private static Approvals approvals(JsonNode command) {
    return Approvals.valueOf(
        command.path("approvals").asString(Approvals.DEFAULT.name()).toUpperCase(Locale.ROOT));
  }

  private static Set<String> named(Document document, JsonNode root) {
    Set<String> named = new TreeSet<>();
    for (int i = 0; i < root.path("artifacts").size(); i++) {
      JsonNode path = root.at("/artifacts/" + i + "/path");
      if (path.isString() && !named.add(path.stringValue())) {
        throw document.problem("/artifacts/" + i + "/path", "this file stands twice");
      }
    }
    JsonNode prompt = root.at("/interface/chat/systemPromptFile");
    if (prompt.isString()) {
      named.add(prompt.stringValue());
    }
    return named;
  }

  private static void requireAll(Set<String> named, List<Artifact> seen, Document document) {
    Set<String> digested =
        seen.stream().map(Artifact::path).collect(Collectors.toCollection(TreeSet::new));
    if (digested.size() < seen.size()) {
      throw new DocumentException(List.of(document.source() + ": a file was digested twice"));
    }
    if (!digested.equals(named)) {
      throw new DocumentException(
          List.of(
              "%s: names the files %s, and digests were given of %s"
                  .formatted(document.source(), named, digested)));
    }
  }

  /** The agent's name in statements, logs and registers. */
  public Digest digest() {
    return identity.digest();
  }
}
