package dev.assize.agent.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

  private static final String MANIFEST =
      """
      apiVersion: assize/v1
      kind: Agent
      metadata: {name: clerk, version: 1.4.0, producer: example.org}
      interface:
        chat:
          model: {standIn: gullible}
          temperature: 0.2
      artifacts: [{path: package-lock.json}, {path: lib/tools.txt}]
      """;

  @TempDir Path parent;
  private Path directory;

  @BeforeEach
  void writeAgent() throws IOException {
    directory = Files.createDirectories(parent.resolve("agent"));
    Files.createDirectories(directory.resolve("lib"));
    Files.writeString(directory.resolve("package-lock.json"), "{}\n");
    Files.writeString(directory.resolve("lib/tools.txt"), "hammer\n");
  }

  /** Computed once with Python's json and hashlib; see the canonical form in the assertion. */
  @Test
  void theIdentityOfAKnownAgentNeverChanges() throws IOException {
    Manifest manifest = read(MANIFEST);

    assertThat(new String(manifest.identity().canonical(), UTF_8))
        .isEqualTo(
            "{\"artifacts\":[{\"digest\":\"sha256:0a9670803b8283104a993f8c0478d8c470a93373cf9ed6ff7b943ae3e05a2993\","
                + "\"path\":\"lib/tools.txt\",\"size\":7},"
                + "{\"digest\":\"sha256:ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356\","
                + "\"path\":\"package-lock.json\",\"size\":3}],"
                + "\"manifest\":{\"apiVersion\":\"assize/v1\","
                + "\"interface\":{\"chat\":{\"model\":{\"standIn\":\"gullible\"},\"temperature\":0.2}},"
                + "\"kind\":\"Agent\","
                + "\"metadata\":{\"name\":\"clerk\",\"producer\":\"example.org\",\"version\":\"1.4.0\"}}}");
    assertThat(manifest.digest().toString())
        .isEqualTo("sha256:8cd121e94a56f3bab12aa58220e633cb51fb04976d87452f7bdb958051ed41ef");
  }

  @Test
  void layoutCommentsAndOrderDoNotMatter() throws IOException {
    assertThat(
            read("""
            # the same agent
            artifacts:
              - path: lib/tools.txt
              - path: 'package-lock.json'
            kind: "Agent"
            apiVersion: assize/v1
            interface: {chat: {temperature: 0.20, model: {standIn: gullible}}}
            metadata: {version: 1.4.0, producer: example.org, name: clerk}
            """)
                .digest())
        .isEqualTo(read(MANIFEST).digest());
  }

  @Test
  void anyOtherChangeMakesAnotherAgent() throws IOException {
    Manifest original = read(MANIFEST);

    assertThat(read(MANIFEST.replace("0.2", "0.3")).digest()).isNotEqualTo(original.digest());
    assertThat(read(MANIFEST.replace("1.4.0", "1.4.1")).digest()).isNotEqualTo(original.digest());
    assertThat(read(MANIFEST.replace("{path: package-lock.json}, ", "")).digest())
        .isNotEqualTo(original.digest());
    Files.writeString(directory.resolve("lib/tools.txt"), "hammer \n");
    assertThat(read(MANIFEST).digest()).isNotEqualTo(original.digest());
  }

  @Test
  void anIdentityCannotBeChangedThroughWhatItGivesOut() throws IOException {
    Identity identity = read(MANIFEST).identity();

    ((tools.jackson.databind.node.ObjectNode) identity.manifest()).put("kind", "Other");

    assertThat(identity.manifest().get("kind").stringValue()).isEqualTo("Agent");
  }

  @Test
  void artifactsStayInsideTheManifestsDirectory() throws IOException {
    Files.writeString(parent.resolve("secret.txt"), "x");
    Files.createSymbolicLink(directory.resolve("link"), parent.resolve("secret.txt"));
    Files.createSymbolicLink(directory.resolve("up"), parent);
    Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));

    refuses("../secret.txt", "8:14: a path is relative");
    refuses("lib/../../secret.txt", "8:14: a path is relative");
    refuses("/etc/hostname", "8:14: a path is relative");
    refuses("./package-lock.json", "8:14: a path is relative");
    refuses("lib//tools.txt", "8:14: a path is relative");
    refuses("link", "8:14: this is a link that leads out");
    refuses("up/secret.txt", "8:14: this is a link that leads out");
    refuses("dangling", "8:14: cannot be read: there is no such file");
    refuses("missing.txt", "8:14: cannot be read: there is no such file");
    refuses("package-lock.json/x", "8:14: cannot be read");
    refuses("lib", "8:14: not a regular file");
    refuses("lib/tools.txt", "8:37: this file stands twice");
  }

  @Test
  void aLinkThatStaysInsideIsFollowed() throws IOException {
    Files.createSymbolicLink(directory.resolve("link"), Path.of("package-lock.json"));

    assertThat(
            read(MANIFEST.replace("path: package-lock.json", "path: link")).identity().artifacts())
        .hasSize(2);
  }

  @Test
  void everyMissingArtifactIsNamedAtOnce() {
    assertThatThrownBy(
            () -> read(MANIFEST.replace("package-lock.json", "a").replace("lib/tools.txt", "b")))
        .isInstanceOfSatisfying(DocumentException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void textThatIsNotUnicodeHasNoIdentity() {
    assertThatThrownBy(() -> read(MANIFEST.replace("name: clerk", "name: \"\\ud800\"")))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("3:12: not valid Unicode");
  }

  private void refuses(String path, String message) {
    assertThatThrownBy(() -> read(MANIFEST.replace("path: package-lock.json", "path: " + path)))
        .as(path)
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(message);
  }

  private Manifest read(String yaml) throws IOException {
    Files.writeString(directory.resolve("agent.yaml"), yaml);
    return Manifest.read(directory);
  }
}
