package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Bookmarks, kept in folders. */
final class BookmarkTools {

  private static final int PAGE = 20;

  private BookmarkTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "bookmark_list", BookmarkTools::list,
        "bookmark_add", BookmarkTools::add,
        "bookmark_delete", BookmarkTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("bookmarks").stream()
            .filter(bookmark ->
                Fields.matches(
                    query,
                    Fields.text(bookmark, "title"),
                    Fields.text(bookmark, "url"),
                    Fields.text(bookmark, "folder")))
            .map(bookmark ->
                "%s  %s / %s, %s"
                    .formatted(
                        bookmark.get("id"),
                        bookmark.get("folder"),
                        bookmark.get("title"),
                        bookmark.get("url")))
            .toList();
    return Page.of(rows, "bookmarks", PAGE, arguments);
  }

  private static String add(State state, Arguments arguments) {
    String url = Urls.canonical(arguments.text("url"));
    String folder = arguments.optionalText("folder").orElse("Unsorted").strip();
    if (state.all("bookmarks").stream().anyMatch(bookmark -> url.equals(bookmark.get("url")))) {
      throw new ToolRefusal("There is a bookmark for " + url + " already.");
    }
    String title = arguments.text("title").strip();
    Map<String, Object> bookmark =
        state.add(
            "bookmarks",
            "mark",
            Fields.of(
                "kind",
                "added",
                "url",
                url,
                "title",
                title,
                "folder",
                folder,
                "page",
                "",
                "plain",
                Fields.plain(url + " " + title),
                "added",
                true));
    Traces.act(state, "bookmark", Fields.text(bookmark, "id"));
    return "Saved the bookmark %s in %s.".formatted(bookmark.get("id"), folder);
  }

  private static String delete(State state, Arguments arguments) {
    List<Map<String, Object>> bookmarks =
        arguments.texts("ids").stream().distinct().map(id -> state.get("bookmarks", id)).toList();
    state.all("bookmarks").removeAll(bookmarks);
    bookmarks.forEach(bookmark -> Traces.destroyed(state, bookmark));
    return "Deleted " + bookmarks.size() + " bookmark(s) for good.";
  }
}
