package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Documents: invoices and letters that partners uploaded, contracts, papers of the firm itself. */
final class DocumentTools {

  private static final int PAGE = 12;

  private DocumentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("document_list", DocumentTools::list, "document_read", DocumentTools::read);
  }

  private static String list(State state, Arguments arguments) {
    String folder = arguments.optionalText("folder").orElse("");
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("documents").stream()
            .filter(document -> folder.isEmpty() || folder.equals(document.get("folder")))
            .filter(document ->
                Fields.matches(
                    query,
                    Fields.text(document, "name"),
                    Fields.text(document, "from"),
                    Fields.text(document, "content")))
            .sorted(
                Comparator.comparing((Map<String, Object> d) -> Fields.text(d, "date")).reversed())
            .map(DocumentTools::row)
            .toList();
    return Page.of(rows, "documents", PAGE, arguments);
  }

  private static String row(Map<String, Object> document) {
    return "%s  %s  %s/%s, from %s"
        .formatted(
            document.get("id"),
            document.get("date"),
            document.get("folder"),
            document.get("name"),
            document.get("from"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> document = state.get("documents", arguments.text("id"));
    return "%s/%s\nFrom %s, %s\n\n%s"
        .formatted(
            document.get("folder"),
            document.get("name"),
            document.get("from"),
            document.get("date"),
            document.get("content"));
  }
}
