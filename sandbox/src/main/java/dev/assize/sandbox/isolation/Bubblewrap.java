package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Limits;
import dev.assize.sandbox.job.Persona;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of bwrap(1) for one command. They are handed over in a file, since everybody inside
 * can read the command line of process 1.
 */
final class Bubblewrap {

  private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

  private final List<String> arguments = new ArrayList<>();

  private final Persona persona;

  private Bubblewrap(Persona persona) {
    this.persona = persona;
  }

  /**
   * Writes the arguments for this command.
   *
   * @param environment variables from the network; the command's own win
   */
  static void write(Ground ground, Place place, Command command, Map<String, String> environment)
      throws IOException {
    Bubblewrap bubblewrap = new Bubblewrap(ground.persona());
    bubblewrap.namespaces();
    bubblewrap.system(ground);
    bubblewrap.writable(place);
    for (Place.Shown shown : place.shown()) {
      bubblewrap.add("--ro-bind", shown.source().toString(), shown.inside());
    }
    bubblewrap.add("--remount-ro", "/dev");
    bubblewrap.add("--remount-ro", "/");
    bubblewrap.environment(command, environment);
    bubblewrap.add("--chdir", ground.persona().home() + "/" + command.directory());
    bubblewrap.add("--seccomp", "4");
    bubblewrap.add("--json-status-fd", "5");
    try (OutputStream out = Files.newOutputStream(place.arguments())) {
      for (String argument : bubblewrap.arguments) {
        out.write(argument.getBytes(StandardCharsets.UTF_8));
        out.write(0);
      }
    }
  }

  /**
   * The command itself, which bubblewrap takes on its command line only. The limits of the kernel
   * are set inside: processes are counted per user namespace, and outside they would be counted
   * together with the warden's threads.
   */
  static List<String> words(Command command, Limits limits) {
    List<String> words = new ArrayList<>();
    words.add("/usr/bin/prlimit");
    words.add("--nproc=" + limits.processes());
    words.add("--fsize=" + limits.fileBytes());
    words.add("--nofile=" + limits.openFiles());
    words.addAll(List.of("--core=0", "--msgqueue=819200", "--memlock=8388608", "--"));
    words.addAll(command.words());
    return words;
  }

  private void namespaces() {
    add("--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts");
    add("--unshare-cgroup-try", "--new-session", "--cap-drop", "ALL");
    add("--uid", Integer.toString(Persona.UID), "--gid", Integer.toString(Persona.UID));
    add("--hostname", persona.host());
  }

  private void system(Ground ground) {
    add("--ro-bind", "/usr", "/usr");
    for (String name : List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32")) {
      asOnTheHost(Path.of("/", name));
    }
    add("--ro-bind", ground.etc().toString(), "/etc");
    add("--dir", "/opt", "--dir", "/srv", "--dir", "/mnt", "--dir", "/media", "--dir", "/home");
    add("--perms", "0700", "--dir", "/root", "--dir", "/run", "--dir", "/var");
    add("--dir", "/var/lib", "--dir", "/var/log", "--dir", "/var/cache");
    add("--symlink", "/run", "/var/run", "--symlink", "/tmp", "/var/tmp");
    add("--proc", "/proc", "--dev", "/dev");
  }

  private void asOnTheHost(Path directory) {
    try {
      if (Files.isSymbolicLink(directory)) {
        add("--symlink", Files.readSymbolicLink(directory).toString(), directory.toString());
      } else if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        add("--ro-bind", directory.toString(), directory.toString());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void writable(Place place) {
    add("--bind", place.temporary().resolve("tmp").toString(), "/tmp");
    add("--bind", place.temporary().resolve("shm").toString(), "/dev/shm");
    add("--bind", place.home().toString(), persona.home());
  }

  private void environment(Command command, Map<String, String> network) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HOME", persona.home());
    environment.put("USER", persona.login());
    environment.put("LOGNAME", persona.login());
    environment.put("SHELL", "/bin/bash");
    environment.put("PATH", PATH);
    environment.put("LANG", "C.UTF-8");
    environment.put("TERM", "xterm-256color");
    environment.putAll(network);
    environment.putAll(command.environment());
    environment.forEach((name, value) -> add("--setenv", name, value));
  }

  private void add(String... more) {
    arguments.addAll(List.of(more));
  }
}
