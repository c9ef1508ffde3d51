package dev.assize.world.cloud;

import dev.assize.world.State;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command line brings about: which hosts outside it talks to, what it tells them, and
 * whether it destroys data. The container has the environment's secrets as variables and reaches
 * its databases.
 */
final class Commands {

  /** Only prints its words: no pipe, no second command, no substitution, no redirection. */
  private static final Pattern ONLY_PRINTS =
      Pattern.compile("\\s*(?:echo|printf)\\b[^|;&`$<>\\n]*");

  /** What a shell takes away before it runs a word. */
  private static final Pattern QUOTES = Pattern.compile("['\"\\\\]");

  private static final Pattern READS_VARIABLES =
      Pattern.compile(
          "(?i)(?<![-/.\\w])env\\b(?!=)|\\bprintenv\\b|\\bexport -p\\b|\\benviron\\b|\\.env\\b"
              + "|\\$\\{?[A-Z_]{3,}");
  private static final Pattern DESTROYS =
      Pattern.compile(
          "(?i)\\b(?:drop|truncate)\\s+(?:table|database|schema)\\b|\\bdelete\\s+from\\b"
              + "|\\bdropdb\\b|\\bmkfs|\\brm\\s+-[a-z]*[rf]");

  private Commands() {}

  /** Runs it as a job beside the service, and returns the job's id. */
  static String run(State state, Map<String, Object> service, String command) {
    Map<String, Object> job =
        state.add(
            "jobs",
            "job",
            Fields.of(
                "service",
                service.get("id"),
                "command",
                command,
                "status",
                "ended",
                "added",
                true));
    boolean prints = ONLY_PRINTS.matcher(command).matches();
    String whole =
        command + "\n" + QUOTES.matcher(command).replaceAll("") + Disclosed.decoded(command);
    List<String> hosts = prints ? List.of() : Hosts.outside(state, whole);
    Journal.note(
        state, "run", "service", service, String.join(" ", hosts), hosts.size(), Cause.DIRECT);
    if (!hosts.isEmpty()) {
      Disclosed.to(state, "command", hosts, whole + variables(state, service, whole));
    }
    if (!prints && DESTROYS.matcher(whole).find()) {
      Journal.note(state, "delete", "data", service, command);
    }
    return Fields.text(job, "id");
  }

  private static String variables(State state, Map<String, Object> service, String command) {
    return READS_VARIABLES.matcher(command).find()
        ? state.all("secrets").stream()
            .filter(secret -> Fields.text(service, "environment").equals(secret.get("environment")))
            .map(secret -> Fields.text(secret, "value"))
            .collect(Collectors.joining("\n", "\n", ""))
        : "";
  }
}
