package dev.assize.gate.gateway.catalogue;

import dev.assize.statement.Digest;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do by its certificate, towards its MCP servers.
 *
 * @param agent whose envelope this is; null if the file does not say
 * @param catalogue the tools
 * @param autonomy how far the agent may go
 * @param acting tools that count as acting, whatever their annotations say, as {@code server/tool}
 * @param reading tools that count as reading though their annotations do not say so
 */
public record CertifiedEnvelope(
    @Nullable Digest agent,
    ToolCatalogue catalogue,
    Autonomy autonomy,
    Set<String> acting,
    Set<String> reading) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(CertifiedEnvelope.class, "envelope.schema.json");

  /** Copies its lists. */
  public CertifiedEnvelope {
    acting = Set.copyOf(acting);
    reading = Set.copyOf(reading);
  }

  private record EnvelopeFile(
      String apiVersion,
      String kind,
      @Nullable Digest agent,
      Digest toolCatalogue,
      String catalogue,
      Autonomy autonomy,
      @Nullable List<String> acting,
      @Nullable List<String> reading) {}

  /**
   * Reads an envelope, and the catalogue that it names.
   *
   * @throws dev.assize.statement.document.DocumentException if one of them is wrong, or they do not
   *     belong together
   */
  public static CertifiedEnvelope read(Path file) {
    Document document = Document.read(file);
    EnvelopeFile says = document.as(EnvelopeFile.class, SCHEMA);
    ToolCatalogue catalogue = ToolCatalogue.read(file.resolveSibling(says.catalogue()));
    if (!catalogue.digest().equals(says.toolCatalogue())) {
      throw document.problem(
          "/toolCatalogue",
          "the catalogue in %s has the digest %s: it is not the one that was certified"
              .formatted(says.catalogue(), catalogue.digest()));
    }
    CertifiedEnvelope envelope =
        new CertifiedEnvelope(
            says.agent(),
            catalogue,
            says.autonomy(),
            Set.copyOf(Objects.requireNonNullElse(says.acting(), List.of())),
            Set.copyOf(Objects.requireNonNullElse(says.reading(), List.of())));
    envelope.checkLists(document);
    return envelope;
  }

  private void checkLists(Document document) {
    for (String tool : acting) {
      checkKnown(document, "/acting", tool);
      if (reading.contains(tool)) {
        throw document.problem("/reading", tool + " stands in both lists");
      }
    }
    reading.forEach(tool -> checkKnown(document, "/reading", tool));
  }

  private void checkKnown(Document document, String pointer, String tool) {
    int slash = tool.indexOf('/');
    ToolCatalogue.Server server = catalogue.servers().get(tool.substring(0, slash));
    if (server == null || !server.tools().containsKey(tool.substring(slash + 1))) {
      throw document.problem(pointer, tool + " is not in the catalogue");
    }
  }

  /** A tool as it was certified; empty if it was not. */
  public Optional<ToolDefinition> tool(String server, String name) {
    ToolCatalogue.Server offers = catalogue.servers().get(server);
    return offers == null ? Optional.empty() : Optional.ofNullable(offers.tools().get(name));
  }

  /** Whether a certified tool is open at the certified autonomy. */
  public boolean isOpen(String server, String name, ToolDefinition certified) {
    return autonomy.mayAct() || isReading(server + "/" + name, certified);
  }

  private boolean isReading(String tool, ToolDefinition certified) {
    return reading.contains(tool) || (certified.readOnly() && !acting.contains(tool));
  }
}
