package dev.assize.world;

import dev.assize.statement.Digest;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The Java behind a pack: that of Assize itself, and what the pack brings in {@code lib/*.jar}.
 *
 * @param folder of the pack
 * @param jars its own, in the order of their names
 */
record WorldCode(Path folder, List<Path> jars) {

  WorldCode {
    jars = List.copyOf(jars);
  }

  /** What a pack brings. Nothing of it has run. */
  static WorldCode of(Path folder) {
    Path lib = folder.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return new WorldCode(folder, List.of());
    }
    try (Stream<Path> files = Files.list(lib)) {
      return new WorldCode(
          folder, files.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Digests of the jars, in order. */
  List<String> digests() {
    return jars.stream().map(jar -> Digest.ofFile(jar).toString()).toList();
  }

  /**
   * Runs code of the pack with the user's rights.
   *
   * @param trusted whether the user has said that it may
   * @throws DocumentException if it may not, or is no Java
   */
  Optional<World> find(String name, boolean trusted) {
    if (!jars.isEmpty() && !trusted) {
      throw problem(
          "this pack brings code, which would run with all your rights; if you trust who made it,"
              + " say --trust-code");
    }
    try {
      return ServiceLoader.load(World.class, classLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .filter(world -> world.name().equals(name))
          .findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw problem("the code cannot be loaded: " + e.getMessage());
    }
  }

  /** Never closed: its worlds are used for as long as the program runs. */
  private ClassLoader classLoader() {
    ClassLoader own = WorldCode.class.getClassLoader();
    if (jars.isEmpty()) {
      return own == null ? ClassLoader.getSystemClassLoader() : own;
    }
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      try {
        urls.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), own);
  }

  DocumentException problem(String text) {
    return new DocumentException(List.of(folder.resolve("lib") + ": " + text));
  }
}
