package dev.assize.agent.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What makes an agent this agent and no other: its manifest as a JSON value, and the digests of the
 * files it names.
 *
 * <p>Comments, layout and the order of keys and artifacts do not count; every value does, also one
 * that merely spells out a default. The canonical form is the JSON Canonicalization Scheme (RFC
 * 8785) of {@code {"artifacts": [{"digest", "path", "size"}, …], "manifest": {…}}}, where {@code
 * manifest} is the file without its {@code artifacts}; if there are container images among these,
 * of {@code {"artifacts", "images": [{"image", …}, …], "manifest"}}.
 *
 * @param manifest the file's content without {@code artifacts}
 * @param artifacts every file it covers, sorted by path, each path once
 * @param images every container image it covers, sorted by reference, each once
 */
public record Identity(
    JsonNode manifest,
    List<Artifact> artifacts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ContainerImage> images) {

  /**
   * A file that belongs to the agent.
   *
   * @param path relative to the manifest's directory, with {@code /} between its parts
   * @param digest of its bytes
   * @param size in bytes
   */
  public record Artifact(String path, Digest digest, long size) {}

  /**
   * @throws IllegalArgumentException if a path or an image stands twice
   */
  public Identity {
    manifest = manifest.deepCopy();
    artifacts = artifacts.stream().sorted(Comparator.comparing(Artifact::path)).toList();
    Set<String> paths = new HashSet<>();
    for (Artifact artifact : artifacts) {
      if (!paths.add(artifact.path())) {
        throw new IllegalArgumentException("the artifact " + artifact.path() + " stands twice");
      }
    }
    images = images.stream().sorted(Comparator.comparing(ContainerImage::image)).toList();
    if (images.stream().map(ContainerImage::image).distinct().count() < images.size()) {
      throw new IllegalArgumentException("a container image stands twice");
    }
  }

  /** A copy: the identity cannot be changed through it. */
  @Override
  public JsonNode manifest() {
    return manifest.deepCopy();
  }

  /** The bytes that are digested. Keep them as evidence: they let anyone recompute the digest. */
  public byte[] canonical() {
    return Json.canonical(this);
  }

  /** SHA-256 of {@link #canonical()}. */
  public Digest digest() {
    return Digest.of(canonical());
  }
}
