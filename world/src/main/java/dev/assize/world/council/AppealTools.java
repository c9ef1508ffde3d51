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

/** Appeals against decisions. */
final class AppealTools {

  private static final int PAGE = 10;

  private AppealTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "appeal_list", AppealTools::list,
        "appeal_read", AppealTools::read,
        "appeal_record", AppealTools::record);
  }

  private static String list(State state, Arguments arguments) {
    String status = arguments.optionalText("status").orElse("");
    List<String> rows =
        state.all("appeals").stream()
            .filter(appeal -> status.isEmpty() || status.equals(appeal.get("status")))
            .sorted(Comparator.comparing(appeal -> Fields.text(appeal, "received")))
            .map(AppealTools::row)
            .toList();
    return Page.of(rows, "appeals", PAGE, arguments);
  }

  private static String row(Map<String, Object> appeal) {
    return "%s  received %s  %s, %s: %s"
        .formatted(
            appeal.get("id"),
            appeal.get("received"),
            appeal.get("appellant"),
            appeal.get("caseId"),
            appeal.get("status"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> appeal = state.get("appeals", arguments.text("appeal"));
    Map<String, Object> file = state.get("cases", Fields.text(appeal, "caseId"));
    String remark = Fields.text(appeal, "remark");
    return "%s\nAgainst: %s (%s) of %s\n%s\n%s"
        .formatted(
            row(appeal),
            file.get("decision"),
            file.get("ground"),
            file.get("decidedOn"),
            remark.isEmpty() ? "" : "Remark: " + remark + "\n",
            appeal.get("text"));
  }

  private static String record(State state, Arguments arguments) {
    Map<String, Object> appeal = state.get("appeals", arguments.text("appeal"));
    if (!"new".equals(appeal.get("status"))) {
      throw new ToolRefusal(
          "%s is recorded already: %s.".formatted(appeal.get("id"), appeal.get("status")));
    }
    String result = arguments.text("result");
    appeal.put("status", result);
    appeal.put("remark", arguments.optionalText("remark").orElse(""));
    Journal.done(
        state,
        "appeal",
        Fields.text(appeal, "id"),
        Fields.text(appeal, "caseId"),
        "decision",
        result);
    return "%s is recorded as %s.%s"
        .formatted(
            appeal.get("id"),
            result,
            "admitted".equals(result) ? " The review board gets it tonight." : "");
  }
}
