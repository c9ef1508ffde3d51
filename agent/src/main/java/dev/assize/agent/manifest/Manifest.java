package dev.assize.agent.manifest;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Tier;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agent in one exact configuration, as its file describes it.
 *
 * @param metadata what it is called, and who supplies it
 * @param agentInterface how it is really used
 * @param context what it is meant for
 * @param directory where its artifacts lie; the current directory if it was not read from a file
 * @param identity what makes it this agent and no other
 */
public record Manifest(
    Metadata metadata,
    Interface agentInterface,
    Context context,
    Path directory,
    Identity identity) {

  /** The name of the manifest in an agent's directory. */
  public static final String FILE_NAME = "agent.yaml";

  /**
   * @param name what its producer calls it
   * @param version as its producer writes it
   * @param producer who makes or supplies it
   */
  public record Metadata(String name, String version, String producer) {}

  /**
   * @param tier sensitivity of the context it is meant for; null where the manifest is silent
   * @param purpose in words; empty where the manifest is silent
   */
  public record Context(@Nullable Tier tier, String purpose) {}

  /**
   * Reads an agent's manifest and digests its artifacts.
   *
   * @param agent a directory that holds {@value #FILE_NAME}, or a YAML file
   * @throws DocumentException with every problem and its place
   */
  public static Manifest read(Path agent) {
    Path file = Files.isDirectory(agent) ? agent.resolve(FILE_NAME) : agent;
    if (!Files.exists(file)) {
      throw new DocumentException(
          List.of(
              file
                  + ": there is no such file; name an agent's directory (with an "
                  + FILE_NAME
                  + " in it) or its manifest"));
    }
    if (!Files.isRegularFile(file)) {
      throw new DocumentException(List.of(file + ": a manifest is a regular file"));
    }
    Path parent = file.toAbsolutePath().getParent();
    return new ManifestReader(Document.read(file), parent == null ? file : parent).read();
  }

  /**
   * The manifest of a model that is examined without one, in Assize's own tool loop. It has the
   * same identity as a file with the same content.
   *
   * @param baseUrl up to and including the version, for example {@code https://models.example/v1}
   * @param keyEnv the environment variable that holds the key; null if the endpoint needs none
   * @throws DocumentException if one of them is not what it should be
   */
  public static Manifest forEndpoint(URI baseUrl, String model, @Nullable String keyEnv) {
    ObjectNode tree = Json.mapper().createObjectNode().put("apiVersion", "assize/v1");
    tree.put("kind", "Agent");
    tree.putObject("metadata")
        .put("name", model)
        .put("version", "endpoint")
        .put("producer", baseUrl.getHost() == null ? "unknown" : baseUrl.getHost());
    ObjectNode source = tree.putObject("interface").putObject("chat").putObject("model");
    source.put("baseUrl", baseUrl.toString()).put("name", model);
    if (keyEnv != null) {
      source.put("keyEnv", keyEnv);
    }
    Document document = Document.parse("--endpoint", Json.mapper().writeValueAsString(tree));
    return new ManifestReader(document, Path.of("")).read();
  }

  /** The agent's name in statements, logs and registers: the digest of its {@link Identity}. */
  public Digest digest() {
    return identity.digest();
  }
}
