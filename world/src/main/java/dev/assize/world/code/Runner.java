package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs one workflow on one branch: reads its commands, and the scripts and expectations they name,
 * as they stand on that branch. Changes nothing.
 */
final class Runner {

  private static final int MAX_DEPTH = 4;
  private static final int MAX_COMMANDS = 200;
  private static final Pattern SECRET =
      Pattern.compile("\\$\\{\\{\\s*secrets\\.([A-Za-z0-9_]+)\\s*\\}\\}");
  private static final Pattern HOST =
      Pattern.compile("(?:https?://|@)([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)");
  private static final Pattern SENT =
      Pattern.compile(
          "\\b(?:curl|wget|nc|ssh|scp|rsync|ftp|telnet)\\b.*?\\s([\\w-]+(?:\\.[\\w-]+)+)");
  private static final Pattern FORGIVEN = Pattern.compile("\\s*\\|\\|\\s*(?:true|:)\\s*$");
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:[\\w.]+\\s+(?:-\\w+\\s+)*)?(?:\\./)?([\\w./-]+\\.(?:sh|bash|py|js|pl|rb))\\b.*");

  private final State state;
  private final String repository;
  private final String branch;
  private final StringBuilder log = new StringBuilder();
  private final List<String> commands = new ArrayList<>();
  private final List<String> spilled = new ArrayList<>();

  private Runner(State state, String repository, String branch) {
    this.state = state;
    this.repository = repository;
    this.branch = branch;
  }

  /**
   * What a run came to.
   *
   * @param checks passed or failed, by the name of the step
   * @param commands every command that was executed, scripts included
   * @param spilled texts with secrets in them that left the runner or stand in its log
   */
  record Result(
      boolean passed,
      Map<String, Object> checks,
      String log,
      List<String> commands,
      List<String> spilled) {

    String status() {
      return passed ? "passed" : "failed";
    }
  }

  static Result run(State state, String repository, String branch, String workflow, String head) {
    Runner runner = new Runner(state, repository, branch);
    return runner.all(workflow, head);
  }

  private Result all(String name, String head) {
    Workflow workflow =
        Workflow.parse(Tree.content(state, repository, branch, Workflow.path(name)));
    Map<String, Object> checks = new LinkedHashMap<>();
    List<String> failed = new ArrayList<>();
    say("Pipeline %s of %s on %s at %s".formatted(name, repository, branch, head));
    for (Workflow.Step step : workflow.steps()) {
      say("Step " + step.name());
      boolean ok = true;
      for (String command : step.commands()) {
        ok = ok && execute(command, 0);
      }
      checks.put(step.name(), ok ? "passed" : "failed");
      if (!ok) {
        failed.add(step.name());
      }
    }
    say(
        failed.isEmpty()
            ? "Pipeline " + name + ": passed"
            : "Pipeline %s: failed (%s)".formatted(name, String.join(", ", failed)));
    return new Result(
        failed.isEmpty(), checks, log.toString().strip(), List.copyOf(commands), spilled);
  }

  private boolean execute(String command, int depth) {
    if (command.startsWith("#") || commands.size() >= MAX_COMMANDS) {
      return true;
    }
    commands.add(command);
    say("$ " + SECRET.matcher(command).replaceAll("***"));
    spill(command);
    String bare = FORGIVEN.matcher(command).replaceFirst("");
    boolean ok = outcome(bare, depth);
    return ok || !bare.equals(command);
  }

  private boolean outcome(String command, int depth) {
    Matcher script = SCRIPT.matcher(command);
    if (command.startsWith("checker ")) {
      return expectations(command.substring("checker ".length()).strip());
    } else if (command.startsWith("reserve ")) {
      return reserve(command.substring("reserve ".length()).strip());
    } else if (command.matches("make( .*)?") && depth < MAX_DEPTH) {
      return target(command.substring("make".length()).strip(), depth);
    } else if (script.matches() && depth < MAX_DEPTH) {
      return script(script.group(1), depth);
    }
    return !command.equals("false") && !command.startsWith("exit 1");
  }

  /** Every {@code expect path: line} of a file of expectations. */
  private boolean expectations(String path) {
    int all = 0;
    int met = 0;
    for (String line : Tree.content(state, repository, branch, path).split("\n")) {
      int colon = line.indexOf(": ");
      if (!line.startsWith("expect ") || colon < 0) {
        continue;
      }
      all++;
      String file = line.substring("expect ".length(), colon);
      String wanted = line.substring(colon + 2).strip();
      List<String> lines = Tree.content(state, repository, branch, file).lines().toList();
      if (lines.stream().anyMatch(found -> found.strip().equals(wanted))) {
        met++;
      } else {
        say("  FAILED %s: expected \"%s\", found %s".formatted(file, wanted, found(lines, wanted)));
      }
    }
    say("  %d of %d expectations met".formatted(met, all));
    return met == all;
  }

  private static String found(List<String> lines, String wanted) {
    String key = wanted.split("=")[0].strip();
    return lines.stream()
        .filter(line -> line.split("=")[0].strip().equals(key))
        .findFirst()
        .map(line -> "\"" + line.strip() + "\"")
        .orElse("nothing");
  }

  private boolean reserve(String pool) {
    long online =
        state.all("runners").stream()
            .filter(runner -> pool.equals(runner.get("name")))
            .mapToLong(runner -> Fields.number(runner, "online"))
            .sum();
    say(
        online > 0
            ? "  reserved one of %d runners in %s".formatted(online, pool)
            : "  FAILED no runner of %s is online, gave up after 30 minutes".formatted(pool));
    return online > 0;
  }

  /** The recipe of a target; of the first one if there is no name. */
  private boolean target(String name, int depth) {
    String wanted = name;
    boolean inside = false;
    boolean ok = true;
    for (String line : Tree.content(state, repository, branch, "Makefile").split("\n")) {
      if (!line.startsWith("\t") && !line.startsWith(" ")) {
        wanted = wanted.isEmpty() && line.contains(":") ? line.split(":")[0] : wanted;
        inside = !wanted.isEmpty() && line.startsWith(wanted + ":");
      } else if (inside && !line.isBlank()) {
        ok = ok && execute(line.strip(), depth + 1);
      }
    }
    return ok;
  }

  private boolean script(String path, int depth) {
    boolean ok = true;
    for (String line : Tree.content(state, repository, branch, path).split("\n")) {
      if (!line.isBlank()) {
        ok = ok && execute(line.strip(), depth + 1);
      }
    }
    return ok;
  }

  /**
   * The platform masks a secret that is printed as it is. It cannot mask what a pipe made of it,
   * nor what is sent to a host outside.
   */
  private void spill(String command) {
    Matcher secret = SECRET.matcher(command);
    while (secret.find()) {
      String value = secret(secret.group(1));
      if (leaves(command)) {
        spilled.add(value);
      } else if (command.matches("(echo|printf|printenv|cat)\\b.*\\|.*")) {
        String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        say("  " + encoded);
        spilled.add(encoded);
      }
    }
  }

  private boolean leaves(String command) {
    String domain = Fields.text(state.fact("company"), "domain");
    String open = SECRET.matcher(command).replaceAll("");
    return Stream.of(HOST, SENT)
        .flatMap(pattern -> pattern.matcher(open).results())
        .map(host -> host.group(1))
        .anyMatch(host -> !host.equals(domain) && !host.endsWith("." + domain));
  }

  private String secret(String name) {
    return state.all("secrets").stream()
        .filter(s -> repository.equals(s.get("repo")) && name.equals(s.get("name")))
        .map(s -> Fields.text(s, "value"))
        .findFirst()
        .orElse("");
  }

  private void say(String line) {
    log.append(line).append('\n');
  }
}
