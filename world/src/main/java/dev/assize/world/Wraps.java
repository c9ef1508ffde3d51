package dev.assize.world;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which server a world's tools come from, as written. One of {@code command}, {@code npm} and
 * {@code url} is there.
 *
 * @param command the words that start it; {@code ${folder}} and {@code ${pack}} stand for folders
 * @param npm package and exact version, {@code name@1.2.3}
 * @param bin which of the package's executables; null if it has only one
 * @param arguments what follows the package's executable
 * @param url where it is reached by streamable HTTP
 * @param headersEnv headers by the environment variable that holds each
 * @param env further environment variables of its process
 * @param files folder in the pack with the files that it finds; null if it finds none
 * @param shownAs what agents see in place of the folder's path
 * @param varying tools whose answers differ from run to run, so that a replay does not compare them
 * @param timeoutSeconds how long it may take to start, and to answer
 */
record Wraps(
    @Nullable List<String> command,
    @Nullable String npm,
    @Nullable String bin,
    List<String> arguments,
    @Nullable URI url,
    Map<String, String> headersEnv,
    Map<String, String> env,
    @Nullable String files,
    String shownAs,
    List<String> varying,
    @Nullable Integer timeoutSeconds) {

  private static final int SECONDS = 20;
  private static final String SHOWN_AS = "/srv/files";

  Wraps {
    arguments = arguments == null ? List.of() : List.copyOf(arguments);
    headersEnv = headersEnv == null ? Map.of() : Map.copyOf(headersEnv);
    env = env == null ? Map.of() : Map.copyOf(env);
    shownAs = shownAs == null ? SHOWN_AS : shownAs;
    varying = varying == null ? List.of() : List.copyOf(varying);
  }

  Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds == null ? SECONDS : timeoutSeconds);
  }

  /** Whether all trials meet the same server, with whatever earlier ones left there. */
  boolean isShared() {
    return url != null;
  }

  /** What it is called in plans. */
  String title() {
    if (url != null) {
      return url.getScheme() + "://" + url.getAuthority() + url.getPath();
    }
    return npm != null ? npm : String.join(" ", command == null ? List.of() : command);
  }

  /** The package's name. */
  String packageName() {
    String all = String.valueOf(npm);
    return all.substring(0, all.lastIndexOf('@'));
  }

  /** The package's version. */
  String packageVersion() {
    String all = String.valueOf(npm);
    return all.substring(all.lastIndexOf('@') + 1);
  }
}
