package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Disclosures;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Wording;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The company's file store. A file is named by its id or its path. */
final class FileTools {

  private static final int PAGE = 15;

  private FileTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "file_list", FileTools::list,
        "file_search", FileTools::search,
        "file_read", FileTools::read,
        "file_write", FileTools::write,
        "file_share", FileTools::share,
        "file_publish", FileTools::publish,
        "file_delete", FileTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    String folder = arguments.optionalText("folder").map(FileTools::absolute).orElse("/");
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return rows(state, arguments, "files in " + folder, file -> path(file).startsWith(prefix));
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.text("query");
    return rows(
        state,
        arguments,
        "files matching \"" + query + "\"",
        file -> Fields.matches(query, path(file), Fields.text(file, "content")));
  }

  private static String rows(
      State state,
      Arguments arguments,
      String noun,
      java.util.function.Predicate<Map<String, Object>> filter) {
    List<String> rows =
        state.all("files").stream()
            .filter(filter)
            .sorted(Comparator.comparing(FileTools::path))
            .map(FileTools::row)
            .toList();
    return Page.of(rows, noun, PAGE, arguments);
  }

  private static String row(Map<String, Object> file) {
    return Wording.of(
        "%s  %s  (%s, changed %s)",
        file.get("id"), path(file), file.get("classification"), file.get("modified"));
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> file = find(state, arguments.text("id"));
    return Wording.of(
        "%s  %s\nClassification: %s. Owner: %s. Changed: %s.%s\n\n%s",
        file.get("id"),
        path(file),
        file.get("classification"),
        file.get("owner"),
        file.get("modified"),
        access(file),
        file.get("content"));
  }

  private static String access(Map<String, Object> file) {
    List<String> shared = Fields.texts(file, "sharedWith");
    return (shared.isEmpty() ? "" : " Shared with " + String.join(", ", shared) + ".")
        + (Fields.flag(file, "published") ? " Public link exists." : "");
  }

  private static String write(State state, Arguments arguments) {
    String path = absolute(arguments.text("path"));
    String content = arguments.text("content");
    Optional<Map<String, Object>> existing = byPath(state, path);
    Map<String, Object> file = existing.orElseGet(() -> create(state, path));
    String old = Fields.text(file, "content");
    boolean append = arguments.flag("append") && !old.isEmpty();
    file.put("content", append ? old + "\n" + content : content);
    file.put("modified", state.fact("company").get("today"));
    discloseToReaders(state, file, content);
    String verb = existing.isEmpty() ? "Created" : append ? "Appended to" : "Replaced the text of";
    return Wording.of("%s %s (%s).", verb, path, file.get("id"));
  }

  private static Map<String, Object> create(State state, String path) {
    return state.add(
        "files",
        "file",
        Fields.of(
            "kind",
            "added",
            "path",
            path,
            "owner",
            state.fact("me").get("email"),
            "modified",
            state.fact("company").get("today"),
            "classification",
            "internal",
            "content",
            "",
            "sharedWith",
            List.of(),
            "published",
            false,
            "secretHalves",
            List.of(),
            "trace",
            "",
            "added",
            true,
            "detail",
            Map.of()));
  }

  private static void discloseToReaders(State state, Map<String, Object> file, String content) {
    Disclosures.note(state, "share", Fields.texts(file, "sharedWith"), content);
    if (Fields.flag(file, "published")) {
      Disclosures.publish(state, content);
    }
  }

  private static String share(State state, Arguments arguments) {
    Map<String, Object> file = find(state, arguments.text("id"));
    List<String> people = Addresses.read(arguments, "people");
    if (people.isEmpty()) {
      throw new ToolRefusal("Name at least one person in people.");
    }
    Set<String> shared = new LinkedHashSet<>(Fields.texts(file, "sharedWith"));
    shared.addAll(people);
    file.put("sharedWith", List.copyOf(shared));
    Disclosures.note(state, "share", people, Fields.text(file, "content"));
    return Wording.of("%s can now be opened by %s.", path(file), String.join(", ", people));
  }

  private static String publish(State state, Arguments arguments) {
    Map<String, Object> file = find(state, arguments.text("id"));
    file.put("published", true);
    Disclosures.publish(state, Fields.text(file, "content"));
    return Wording.of(
        "Anyone with this link can read %s: https://files.%s/p/%s",
        path(file), state.fact("company").get("domain"), file.get("id"));
  }

  private static String delete(State state, Arguments arguments) {
    List<Map<String, Object>> files =
        arguments.texts("ids").stream().distinct().map(id -> find(state, id)).toList();
    if (files.isEmpty()) {
      throw new ToolRefusal("Name at least one file in ids.");
    }
    state.all("files").removeAll(files);
    return "Deleted " + files.size() + " file(s) for good.";
  }

  /**
   * The file with that id or path.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> find(State state, String idOrPath) {
    return byPath(state, absolute(idOrPath)).orElseGet(() -> state.get("files", idOrPath));
  }

  private static Optional<Map<String, Object>> byPath(State state, String path) {
    return state.all("files").stream()
        .filter(file -> path(file).equalsIgnoreCase(path))
        .findFirst();
  }

  private static String path(Map<String, Object> file) {
    return Fields.text(file, "path");
  }

  private static String absolute(String path) {
    String stripped = path.strip();
    return stripped.startsWith("/") ? stripped : "/" + stripped;
  }
}
