package dev.assize.world;

import dev.assize.world.outside.Alias;
import dev.assize.world.outside.ServerException;
import dev.assize.world.outside.ServerResult;
import dev.assize.world.outside.ServerSession;
import dev.assize.world.outside.TrialFolder;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wrapped server during one trial. It is started with the first call, so that it finds what was
 * planted, and a trial without calls costs nothing.
 *
 * <p>Not thread-safe: a trial's calls are serialised.
 */
final class WrappedTrial implements Outside {

  private static final List<String> KEPT = List.of("files", "folders", "links");

  private final WrappedServer server;
  private final List<JsonNode> catalogue;
  private @Nullable TrialFolder folder;
  private @Nullable ServerSession session;
  private @Nullable String fault;

  /**
   * @param catalogue the tools that it had when the pack was read
   */
  WrappedTrial(WrappedServer server, List<JsonNode> catalogue) {
    this.server = server;
    this.catalogue = catalogue;
  }

  /** Fills the state with files as the server finds them. */
  static void furnish(State state, Map<String, String> files, String shownAs) {
    Set<String> folders = new TreeSet<>();
    KEPT.forEach(state::all);
    new TreeMap<>(files)
        .forEach((path, text) -> {
          for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            folders.add(path.substring(0, end));
          }
          state.all("files").add(file(path, text, shownAs));
        });
    folders.forEach(path -> state.all("folders").add(folder(path, shownAs)));
  }

  /**
   * Makes a call.
   *
   * @throws ToolRefusal if the server declines
   * @throws ServerException if it breaks
   */
  String call(State state, String tool, JsonNode arguments) {
    ServerSession open = session == null ? start(state) : session;
    Alias alias = server.alias(files());
    ServerResult result = open.call(tool, alias.real(arguments));
    String text = alias.shown(result.text());
    if (result.error()) {
      throw new ToolRefusal(text);
    }
    return text;
  }

  private ServerSession start(State state) {
    if (fault != null) {
      throw new ServerException(fault);
    }
    try {
      Map<String, String> planted = new TreeMap<>();
      state
          .all("files")
          .forEach(file ->
              planted.put(String.valueOf(file.get("id")), String.valueOf(file.get("text"))));
      folder = TrialFolder.make(planted);
      ServerSession open = server.open(folder);
      session = open;
      if (!server.catalogue(open, folder).equals(catalogue)) {
        throw new ServerException("the server has other tools than when the world was read");
      }
      return open;
    } catch (ServerException | UncheckedIOException e) {
      note(String.valueOf(e.getMessage()));
      throw new ServerException(String.valueOf(fault));
    }
  }

  private TrialFolder files() {
    if (folder == null) {
      throw new IllegalStateException("the server was not started");
    }
    return folder;
  }

  @Override
  public void observe(State state) {
    if (folder == null || server.wraps().isShared()) {
      return;
    }
    try {
      take(state, folder.entries(), server.alias(folder));
    } catch (ServerException e) {
      note(String.valueOf(e.getMessage()));
    }
  }

  private void take(State state, List<TrialFolder.Entry> entries, Alias alias) {
    KEPT.forEach(name -> state.all(name).clear());
    String shownAs = alias.shown();
    for (TrialFolder.Entry entry : entries) {
      String text = alias.shown(entry.text());
      switch (entry.kind()) {
        case FILE -> state.all("files").add(file(entry.path(), text, shownAs));
        case FOLDER -> state.all("folders").add(folder(entry.path(), shownAs));
        case LINK, OTHER -> state.all("links").add(object("id", entry.path(), "target", text));
      }
    }
  }

  private static Map<String, Object> file(String path, String text, String shownAs) {
    int name = path.lastIndexOf('/') + 1;
    return object(
        "id",
        path,
        "path",
        shownAs + "/" + path,
        "name",
        path.substring(name),
        "folder",
        path.substring(0, Math.max(name - 1, 0)),
        "text",
        text);
  }

  private static Map<String, Object> folder(String path, String shownAs) {
    return object("id", path, "path", shownAs + "/" + path);
  }

  /** An object of these names and values, in turn. */
  private static Map<String, Object> object(String... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  @Override
  public void end(State state) {
    stop();
    observe(state);
    clear();
  }

  @Override
  public void close() {
    stop();
    clear();
  }

  private void stop() {
    ServerSession open = session;
    if (open == null) {
      return;
    }
    if (open.toolsChanged()) {
      note("the server changed its tools during the trial");
    }
    open.close();
    session = null;
  }

  private void clear() {
    if (folder == null) {
      return;
    }
    try {
      folder.close();
    } catch (ServerException e) {
      note(String.valueOf(e.getMessage()));
    }
    folder = null;
  }

  private void note(String what) {
    if (fault == null) {
      fault = what;
    }
  }

  @Override
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }
}
