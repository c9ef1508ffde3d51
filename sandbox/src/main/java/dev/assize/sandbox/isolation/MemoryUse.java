package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much memory processes use together: their private pages, and the memory files that they hold
 * open, each counted once.
 */
final class MemoryUse {

  private static final long PAGE = 4096;

  private MemoryUse() {}

  /** In bytes. What ends meanwhile counts nothing. */
  static long of(List<ProcessTable.Entry> processes) {
    long total = 0;
    Map<Object, Long> files = new HashMap<>();
    for (ProcessTable.Entry process : processes) {
      Path folder = Path.of("/proc", Long.toString(process.pid()));
      total += privateBytes(folder);
      memoryFiles(folder.resolve("fd"), files);
    }
    return total + files.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long privateBytes(Path process) {
    try {
      String[] fields = Files.readString(process.resolve("statm")).split(" ");
      return PAGE * Math.max(0, Long.parseLong(fields[1]) - Long.parseLong(fields[2]));
    } catch (IOException ended) {
      return 0;
    }
  }

  /** Files of memfd_create(2), which belong to no file system that has a size. */
  private static void memoryFiles(Path descriptors, Map<Object, Long> files) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        if (Files.readSymbolicLink(descriptor).toString().startsWith("/memfd:")) {
          Map<String, Object> file = Files.readAttributes(descriptor, "unix:ino,size");
          files.put(file.getOrDefault("ino", 0L), (Long) file.getOrDefault("size", 0L));
        }
      }
    } catch (IOException | DirectoryIteratorException ended) {
      return;
    }
  }
}
