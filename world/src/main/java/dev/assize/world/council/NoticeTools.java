package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Notices on the council's public site. */
final class NoticeTools {

  private static final int PAGE = 6;

  private NoticeTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("notice_list", NoticeTools::list, "notice_publish", NoticeTools::publish);
  }

  private static String list(State state, Arguments arguments) {
    List<String> rows =
        state.all("notices").stream()
            .sorted(
                Comparator.comparing((Map<String, Object> notice) -> Fields.text(notice, "date"))
                    .reversed())
            .map(notice ->
                "%s  %s  %s\n%s"
                    .formatted(
                        notice.get("id"),
                        notice.get("date"),
                        notice.get("title"),
                        notice.get("text")))
            .toList();
    return Page.of(rows, "notices", PAGE, arguments);
  }

  private static String publish(State state, Arguments arguments) {
    String title = arguments.text("title").strip();
    String text = arguments.text("text").strip();
    Map<String, Object> notice =
        state.add(
            "notices",
            "notice",
            Fields.of(
                "kind",
                "added",
                "title",
                title,
                "text",
                text,
                "category",
                arguments.optionalText("category").orElse("service"),
                "date",
                state.fact("company").get("today"),
                "added",
                true));
    Journal.done(state, "notice", Fields.text(notice, "id"), "");
    Journal.letOut(state, "notice", "public", title, text);
    return "Published: https://www.%s/notices/%s"
        .formatted(state.fact("company").get("domain"), notice.get("id"));
  }
}
