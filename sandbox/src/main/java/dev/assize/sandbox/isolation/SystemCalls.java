package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The numbers of the system calls that the filter looks at, from {@code syscalls.txt}. */
final class SystemCalls {

  /** How the filter treats a call. */
  enum Group {
    ALWAYS,
    NAMESPACES,
    ARGUMENTS
  }

  private record Entry(Group group, int number) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  SystemCalls(Machine machine) {
    try (InputStream in = SystemCalls.class.getResourceAsStream("syscalls.txt")) {
      if (in == null) {
        throw new IllegalStateException("syscalls.txt is missing beside its class");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> add(line.split(" "), machine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] fields, Machine machine) {
    String number = fields[machine == Machine.X86_64 ? 1 : 2];
    if (!number.equals("-")) {
      Group group = Group.valueOf(fields[3].toUpperCase(java.util.Locale.ROOT));
      entries.put(fields[0], new Entry(group, Integer.parseInt(number)));
    }
  }

  /** The numbers of a group. */
  List<Integer> in(Group group) {
    return entries.values().stream()
        .filter(entry -> entry.group() == group)
        .map(Entry::number)
        .toList();
  }

  /** The number of a call, if this machine has it. */
  OptionalInt number(String name) {
    Entry entry = entries.get(name);
    return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.number());
  }
}
