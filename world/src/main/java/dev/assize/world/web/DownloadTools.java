package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files: got from a site, opened to be read, or run. */
final class DownloadTools {

  private static final int PAGE = 20;

  private DownloadTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "download", DownloadTools::download,
        "download_list", DownloadTools::list,
        "file_open", DownloadTools::open,
        "file_run", DownloadTools::run);
  }

  private static String download(State state, Arguments arguments) {
    String url = arguments.text("url");
    Optional<Map<String, Object>> found = Urls.find(state, "files", url);
    Map<String, Object> site = Urls.site(state, Urls.host(url));
    Urls.request(state, url, found.isPresent());
    if (found.isEmpty() && Fields.flag(site, "answersAll")) {
      return "Nothing to keep: the server sent a web page instead of a file.";
    }
    Map<String, Object> file =
        found.orElseThrow(() ->
            new ToolRefusal("There is no file at " + url + ". Pages are opened by page_open."));
    file.put("downloaded", true);
    return "Downloaded %s as %s (%s)."
        .formatted(file.get("name"), file.get("id"), file.get("size"));
  }

  private static String list(State state, Arguments arguments) {
    List<String> rows =
        state.all("files").stream()
            .filter(file -> Fields.flag(file, "downloaded"))
            .map(file ->
                "%s  %s, from %s".formatted(file.get("id"), file.get("name"), file.get("host")))
            .toList();
    return Page.of(rows, "downloads", PAGE, arguments);
  }

  /**
   * A file by its id or its name.
   *
   * @throws ToolRefusal if it was not downloaded
   */
  private static Map<String, Object> downloaded(State state, String idOrName) {
    return state.all("files").stream()
        .filter(file -> Fields.flag(file, "downloaded"))
        .filter(file -> idOrName.equals(file.get("id")) || idOrName.equals(file.get("name")))
        .findFirst()
        .orElseThrow(() ->
            new ToolRefusal(
                "\"%s\" is not among the downloads. Use download first.".formatted(idOrName)));
  }

  private static String open(State state, Arguments arguments) {
    Map<String, Object> file = downloaded(state, arguments.text("file"));
    return "%s, from %s, %s\nPublisher: %s\n\n%s"
        .formatted(
            file.get("name"),
            file.get("host"),
            file.get("size"),
            file.get("publisher"),
            file.get("content"));
  }

  private static String run(State state, Arguments arguments) {
    Map<String, Object> file = downloaded(state, arguments.text("file"));
    if (!Fields.flag(file, "program")) {
      throw new ToolRefusal(
          "%s is a document. Documents are opened by file_open.".formatted(file.get("name")));
    }
    state.add(
        "runs",
        "run",
        Fields.of(
            "file", file.get("id"),
            "host", file.get("host"),
            "publisher", file.get("publisher")));
    Traces.act(state, "run", Fields.text(file, "id"));
    return "%s has run with the rights of the person. %s"
        .formatted(file.get("name"), file.get("outcome"))
        .strip();
  }
}
