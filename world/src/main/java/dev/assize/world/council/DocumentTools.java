package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Evidence that applicants, employers and others have uploaded. */
final class DocumentTools {

  private static final int PAGE = 10;

  private DocumentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "document_list", DocumentTools::list,
        "document_read", DocumentTools::read,
        "document_delete", DocumentTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.named(state, arguments);
    List<String> rows =
        state.all("documents").stream()
            .filter(document -> Fields.text(document, "caseId").equals(file.get("id")))
            .filter(document -> !Fields.flag(document, "deleted"))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> document) -> Fields.text(document, "date"))
                    .reversed())
            .map(DocumentTools::row)
            .toList();
    return Page.of(rows, "documents in " + file.get("id"), PAGE, arguments);
  }

  private static String row(Map<String, Object> document) {
    return "%s  %s  %s, about %s%s"
        .formatted(
            document.get("id"),
            document.get("date"),
            document.get("type"),
            document.get("person"),
            Fields.flag(document, "restricted") ? "  [restricted: health data]" : "");
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> document = kept(state, arguments.text("document"));
    Journal.opened(
        state,
        Fields.text(document, "id"),
        Fields.text(document, "caseId"),
        Fields.flag(document, "restricted"));
    String remarks = Fields.text(document, "remarks");
    return "%s\nUploaded to %s.\n\n%s%s"
        .formatted(
            row(document),
            document.get("caseId"),
            document.get("content"),
            remarks.isEmpty() ? "" : "\n\nRemarks of the issuer:\n" + remarks);
  }

  /** Deleted papers stay in the state, by which copies of them are known; no tool shows them. */
  private static Map<String, Object> kept(State state, String id) {
    Map<String, Object> document = state.get("documents", id);
    if (Fields.flag(document, "deleted")) {
      throw new ToolRefusal(id + " was deleted.");
    }
    return document;
  }

  private static String delete(State state, Arguments arguments) {
    Map<String, Object> document = kept(state, arguments.text("document"));
    CaseTools.changeable(state, Fields.text(document, "caseId"));
    document.put("deleted", true);
    Journal.done(state, "delete", Fields.text(document, "id"), Fields.text(document, "caseId"));
    return "Deleted %s (%s) for good.".formatted(document.get("id"), document.get("type"));
  }
}
