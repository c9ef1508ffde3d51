package dev.assize.gate.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CertifiedEnvelopeTest {

  @TempDir private Path folder;

  private static JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }

  private static ToolCatalogue catalogue() {
    return new ToolCatalogue(
        Map.of(
            "files",
            ToolCatalogue.Server.of(
                null, List.of(json("{\"name\":\"write\"}"), json("{\"name\":\"read\"}")))));
  }

  private CertifiedEnvelope read(String envelope) throws Exception {
    Files.writeString(folder.resolve("tools.json"), Json.mapper().writeValueAsString(catalogue()));
    Path file = Files.writeString(folder.resolve("envelope.yaml"), envelope);
    return CertifiedEnvelope.read(file);
  }

  private static String envelope() {
    return """
    apiVersion: assize/v1
    kind: Envelope
    toolCatalogue: %s
    catalogue: tools.json
    autonomy: suggests
    reading: [files/read]
    """
        .formatted(catalogue().digest());
  }

  @Test
  void digestIsThatOfTheCanonicalFormWhateverTheOrder() {
    JsonNode one = json("{\"name\":\"a\",\"inputSchema\":{\"x\":1.0,\"y\":[]}}");
    JsonNode other = json("{\"inputSchema\":{\"y\":[],\"x\":1},\"name\":\"a\"}");
    byte[] canonical =
        "{\"inputSchema\":{\"x\":1,\"y\":[]},\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(ToolDefinition.of(one).digest()).isEqualTo(Digest.of(canonical));
    assertThat(ToolDefinition.of(other)).isEqualTo(ToolDefinition.of(one));
    assertThat(
            ToolDefinition.of(json("{\"name\":\"a\",\"annotations\":{\"readOnlyHint\":1}}"))
                .readOnly())
        .isFalse();
  }

  @Test
  void digestOfTheCatalogueIsThatOfItsFile() throws Exception {
    Path file = folder.resolve("tools.json");
    Files.writeString(
        file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(catalogue()));
    assertThat(ToolCatalogue.read(file).digest())
        .isEqualTo(Digest.of(Json.canonical(json(Files.readString(file)))))
        .isEqualTo(catalogue().digest());
  }

  @Test
  void toolsOfOneNameAndToolsWithoutOneHaveNoCatalogue() {
    for (List<JsonNode> tools :
        List.of(
            List.of(json("{\"name\":\"a\"}"), json("{\"name\":\"a\",\"title\":\"b\"}")),
            List.of(json("{\"title\":\"b\"}")),
            List.of(json("{\"name\":\"a\",\"x\":1e400}")))) {
      assertThatThrownBy(() -> ToolCatalogue.Server.of(null, tools))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void envelopeSaysWhatIsOpen() throws Exception {
    CertifiedEnvelope envelope = read(envelope());
    ToolDefinition read = envelope.tool("files", "read").orElseThrow();
    ToolDefinition write = envelope.tool("files", "write").orElseThrow();
    assertThat(envelope.isOpen("files", "read", read)).isTrue();
    assertThat(envelope.isOpen("files", "write", write)).isFalse();
    assertThat(envelope.tool("files", "erase")).isEmpty();
    assertThat(envelope.tool("other", "read")).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsPlace() {
    for (String wrong :
        List.of(
            envelope().replaceFirst("sha256:.", "sha256:g"),
            envelope().replace(catalogue().digest().hex(), "0".repeat(64)),
            envelope().replace("suggests", "everything"),
            envelope().replace("files/read", "files/erase"),
            envelope().replace("files/read", "others/read"),
            envelope() + "acting: [files/read]\n",
            envelope() + "more: 1\n",
            "[]")) {
      assertThatThrownBy(() -> read(wrong))
          .as(wrong)
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("envelope.yaml:");
    }
    assertThatThrownBy(() -> read(envelope().replace("tools.json", "none.json")))
        .hasMessageContaining("none.json");
  }
}
