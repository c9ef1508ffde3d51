package dev.assize.sandbox.watch;

import dev.assize.sandbox.decoy.Decoy;
import dev.assize.sandbox.decoy.Home;
import dev.assize.statement.Seed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** What {@link FileWatchTest} plays as root of its own namespaces. */
final class FileScenes {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final List<String> DECOYS = List.of(".ssh/key", "docs/list", "wallet");

  private FileScenes() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "nothing" -> play("cat other; ls docs; stat wallet");
      case "read" -> play("cat .ssh/key; dd if=docs/list iflag=noatime of=/dev/null");
      case "map" -> play(java(FileScenes.class, "map:home/wallet"));
      case "ring" -> play(java(RingReader.class, "home/wallet"));
      case "write" -> play("echo more >> wallet; : > docs/list; chmod 600 .ssh/key");
      case "encrypt" ->
          play(
              "head -c 400 /dev/urandom > wallet; cd docs; head -c 400 /dev/urandom > list.locked; rm list");
      case "delete" -> play("rm wallet; rm -r docs; mkfifo wallet");
      case "rename" -> play("mv wallet purse; mkdir -p new/deep; mv .ssh new/deep/keys");
      case "replace" -> play("ln -s /etc/passwd new; mv new wallet; rm -r docs; ln -s /etc docs");
      case "link" -> play("ln wallet harmless; cat harmless");
      case "create" -> play("mkdir -p a/b; echo x > a/b/c; mv a z; echo y > z/b/d; rm z/b/c");
      case "folders" ->
          play("mkdir a; sleep 0.3; echo x > a/c; cat other; mv a z; echo > z/d", false);
      case "hasty" -> play("mkdir -p a/b; echo x > a/b/c; echo y > a/b/d", false);
      case "furnished" -> furnished();
      case "many" -> many();
      case "flood" -> flood();
      default -> {
        map(Path.of(arguments[0].substring("map:".length())));
      }
    }
  }

  private static void play(String script) throws Exception {
    play(script, true);
  }

  private static void play(String script, boolean wholeFileSystem) throws Exception {
    Path home = home();
    FileWatch watch = FileWatch.start(home, DECOYS, 1000, wholeFileSystem);
    sh(home, script);
    print(watch.finish(), true);
  }

  /** Every second secret of a furnished home is read, from inside of bubblewrap. */
  private static void furnished() throws Exception {
    Path home = empty();
    Seed seed = new Seed("5e".repeat(32));
    Dealer dealer = new Dealer(seed);
    Home furnished = Home.generate(seed, dealer::next, Instant.parse("2026-11-25T03:00:00Z"));
    furnished.writeTo(home);
    List<String> decoys = furnished.decoys().stream().map(Decoy::path).distinct().toList();
    FileWatch watch = FileWatch.start(home, decoys, 1000, true);
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < decoys.size(); i += 2) {
      script.append("cat '/tmp/").append(decoys.get(i)).append("';");
    }
    List<String> command =
        List.of(
            "bwrap",
            "--unshare-all",
            "--ro-bind",
            "/",
            "/",
            "--bind",
            home.toString(),
            "/tmp",
            "/bin/sh",
            "-c",
            script.toString());
    int exit = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start().waitFor();
    FileReport report = watch.finish();
    OUT.println("exit " + exit);
    for (int i = 0; i < decoys.size(); i++) {
      String path = decoys.get(i);
      DecoyActivity activity =
          report.decoys().stream().filter(d -> d.path().equals(path)).findFirst().orElseThrow();
      OUT.println((i % 2 == 0 ? "read " : "left ") + new TreeSet<>(activity.actions().keySet()));
    }
  }

  /** Deals out twenty characters at a time. */
  private record Dealer(Seed seed) {
    String next(String label) {
      return seed.derive(label).hex().substring(0, 20);
    }
  }

  private static void many() throws Exception {
    Path home = home();
    FileWatch watch = FileWatch.start(home, DECOYS, 10, true);
    sh(home, "i=0; while [ $i -lt 20 ]; do : > f$i; i=$((i+1)); done; cat wallet");
    print(watch.finish(), false);
  }

  /** The queue is left unread until everything has happened. */
  private static void flood() throws Exception {
    Path home = home();
    Gaps decoyGaps = new Gaps();
    Gaps fileGaps = new Gaps();
    Decoys decoys = new Decoys(home, DECOYS);
    EventGroup ofDecoys = new EventGroup(decoyGaps);
    for (String decoy : DECOYS) {
      ofDecoys.mark(home.resolve(decoy), Decoys.EVENTS);
    }
    EventGroup ofAll = new EventGroup(fileGaps);
    ofAll.markFileSystem(home, HomeLedger.EVENTS);
    sh(
        home,
        "seq 60000 | sed 's/^/flood/' | xargs touch; cat wallet; seq 60000 | sed 's/^/flood/' | xargs rm");
    ofDecoys.start(decoys::take);
    ofAll.start(event -> {});
    ofDecoys.stop();
    ofAll.stop();
    decoys
        .touched()
        .forEach(touched -> OUT.println("touched " + touched.path() + " " + sorted(touched)));
    decoyGaps.list().forEach(gap -> OUT.println("decoy gap " + gap));
    fileGaps.list().forEach(gap -> OUT.println("file gap " + gap));
  }

  private static void print(FileReport report, boolean files) {
    for (DecoyActivity decoy : report.decoys()) {
      if (decoy.touched()) {
        OUT.println(
            "decoy "
                + decoy.path()
                + " "
                + new TreeSet<>(decoy.actions().keySet())
                + " "
                + decoy.fate()
                + " "
                + decoy.movedTo());
      }
    }
    if (files) {
      report.files().forEach(file -> OUT.println("file " + file.path() + " " + sorted(file)));
    }
    report.decoyGaps().forEach(gap -> OUT.println("decoy gap " + gap));
    report.fileGaps().forEach(gap -> OUT.println("file gap " + gap));
  }

  private static String sorted(FileActivity activity) {
    return new TreeSet<>(activity.actions().keySet()).toString();
  }

  private static Path empty() throws Exception {
    Path home = Files.createDirectories(Path.of("home"));
    sh(Path.of("."), "mount -t tmpfs -o size=64m,nr_inodes=100k,mode=700,nosuid,nodev tmpfs home");
    return home;
  }

  private static Path home() throws Exception {
    Path home = empty();
    for (String decoy : DECOYS) {
      Files.createDirectories(home.resolve(decoy).getParent());
      Files.writeString(home.resolve(decoy), "a secret that is kept in " + decoy + "\n");
    }
    Files.writeString(home.resolve("other"), "of no interest\n");
    return home;
  }

  private static void sh(Path directory, String script) throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(directory.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
  }

  private static String java(Class<?> program, String argument) {
    return "cd ..; "
        + System.getProperty("java.home")
        + "/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "
        + System.getProperty("java.class.path")
        + " "
        + program.getName()
        + " "
        + argument;
  }

  private static void map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      OUT.println(StandardCharsets.UTF_8.decode(mapped));
    }
  }
}
