package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of the warden's process namespace at one moment, from {@code /proc} (proc(5)).
 * Processes of jobs are among them, since process namespaces are nested.
 */
final class ProcessTable {

  private static final Path PROC = Path.of("/proc");

  /**
   * @param name at most 15 bytes, chosen by the process
   * @param state {@code Z} for one that has ended and was not yet reaped
   */
  record Entry(long pid, String name, char state, long parent, int threads) {

    boolean hasEnded() {
      return state == 'Z' || state == 'X';
    }
  }

  private final Map<Long, Entry> entries;

  private ProcessTable(Map<Long, Entry> entries) {
    this.entries = entries;
  }

  /**
   * @throws IOException if {@code /proc} cannot be read
   */
  static ProcessTable read() throws IOException {
    Map<Long, Entry> entries = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        entry(process).ifPresent(entry -> entries.put(entry.pid(), entry));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new ProcessTable(entries);
  }

  /** A process and all its descendants, itself first; also those that were not yet reaped. */
  List<Entry> tree(long root) {
    Map<Long, List<Entry>> children = new HashMap<>();
    entries
        .values()
        .forEach(
            entry -> children.computeIfAbsent(entry.parent(), any -> new ArrayList<>()).add(entry));
    List<Entry> tree = new ArrayList<>();
    Deque<Long> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      long pid = open.remove();
      Entry entry = entries.get(pid);
      if (entry != null) {
        tree.add(entry);
      }
      children.getOrDefault(pid, List.of()).forEach(child -> open.add(child.pid()));
    }
    return tree;
  }

  /** Whether any process is in this process namespace, given as in {@code /proc/PID/ns/pid}. */
  boolean anyIn(String namespace) {
    return entries.values().stream()
        .anyMatch(entry -> namespaceOf(entry.pid()).filter(namespace::equals).isPresent());
  }

  /** The process namespace of a process; empty once it has ended. */
  static Optional<String> namespaceOf(long pid) {
    try {
      Path link = PROC.resolve(pid + "/ns/pid");
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /** The entry of one process; empty if there is none. */
  static Optional<Entry> entry(long pid) {
    return entry(PROC.resolve(Long.toString(pid)));
  }

  private static Optional<Entry> entry(Path process) {
    try {
      String stat = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.UTF_8);
      return Optional.of(parse(stat));
    } catch (IOException endedMeanwhile) {
      return Optional.empty();
    }
  }

  /** The name may hold spaces and parentheses, so everything counts from the last of them. */
  static Entry parse(String stat) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    String[] rest = stat.substring(close + 2).split(" ");
    return new Entry(
        Long.parseLong(stat.substring(0, open).strip()),
        stat.substring(open + 1, close),
        rest[0].charAt(0),
        Long.parseLong(rest[1]),
        Integer.parseInt(rest[17]));
  }
}
