package dev.assize.agent.draft;

import dev.assize.agent.command.Descriptor;
import dev.assize.agent.draft.Surroundings.LocalServer;
import dev.assize.agent.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A made-up machine in a temporary directory: nothing of the real one is looked at. */
final class Machine {

  private static final Path AGENTS = Path.of(System.getProperty("assize.root"), "agents");

  final Path directory;
  final Path home;
  final Path programs;
  final Map<String, String> environment = new HashMap<>();
  final List<LocalServer> servers = new ArrayList<>();

  Machine(Path place) throws IOException {
    directory = Files.createDirectory(place.resolve("project"));
    home = Files.createDirectory(place.resolve("home"));
    programs = Files.createDirectory(place.resolve("bin"));
  }

  static List<Descriptor> known() {
    return Descriptor.names(AGENTS).stream().map(name -> Descriptor.find(AGENTS, name)).toList();
  }

  Machine inProject(String path, String content) throws IOException {
    return write(directory.resolve(path), content);
  }

  Machine inHome(String path, String content) throws IOException {
    return write(home.resolve(path), content);
  }

  /** Installs a program that is a shell script. */
  Machine installed(String name, String script) throws IOException {
    Path program = programs.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    program.toFile().setExecutable(true);
    return this;
  }

  Machine variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Surroundings surroundings() {
    return new Surroundings(directory, home, List.of(programs), environment, servers);
  }

  /** The draft, which must be a manifest, as must be each of its alternatives. */
  Draft draft() throws IOException, InterruptedException {
    Draft draft = Draft.of(surroundings(), known());
    read(draft.yaml());
    int alternatives = 0;
    for (String yaml : Alternatives.of(draft.yaml())) {
      read(yaml);
      alternatives++;
    }
    if (alternatives != draft.alternatives()) {
      throw new AssertionError(
          "the draft has " + draft.alternatives() + " alternatives, but shows " + alternatives);
    }
    return draft;
  }

  Manifest read(String yaml) throws IOException {
    Files.writeString(directory.resolve("draft.yaml"), yaml);
    try {
      return Manifest.read(directory.resolve("draft.yaml"));
    } catch (RuntimeException e) {
      throw new AssertionError("not a manifest: " + e.getMessage() + "\n" + yaml, e);
    }
  }

  private Machine write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }
}
