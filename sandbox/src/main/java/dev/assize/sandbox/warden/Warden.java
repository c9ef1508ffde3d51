package dev.assize.sandbox.warden;

import dev.assize.sandbox.isolation.Ground;
import dev.assize.sandbox.isolation.Machine;
import dev.assize.sandbox.isolation.Network;
import dev.assize.sandbox.isolation.Watcher;
import dev.assize.statement.Json;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The warden's main class. The sandbox starts it; nobody else should. */
public final class Warden {

  private Warden() {}

  /**
   * Serves until standard input ends.
   *
   * @param arguments one: its {@link Orders}
   */
  public static void main(String[] arguments) {
    int status = 0;
    try (InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      requireOwnNamespaces();
      Machine machine =
          Machine.current().orElseThrow(() -> new IOException("this processor is not supported"));
      Orders orders = Json.mapper().readValue(arguments[0], Orders.class);
      Ground ground = Ground.prepare(orders.ground(), machine, orders.persona());
      Network network = CapturedNetwork.prepare(orders, ground.scratch());
      List<Watcher> watchers = List.of(new FileWatcher(), new ProcessWatcher());
      new Service(ground, network, watchers, out).serve(in);
    } catch (IOException | RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
      status = 1;
    }
    Runtime.getRuntime().halt(status);
  }

  /**
   * User 0 here must be an ordinary user outside: started by the real root, bubblewrap would give a
   * job the rights of root over the host's files (user_namespaces(7)).
   */
  private static void requireOwnNamespaces() throws IOException {
    String map = Files.readString(Path.of("/proc/self/uid_map")).strip();
    String[] fields = map.split("\\s+");
    if (fields.length != 3 || !fields[0].equals("0") || fields[1].equals("0")) {
      throw new IOException("not in a user namespace of an ordinary user, so nothing is run");
    }
  }

  private static void complain(String problem) {
    try (OutputStream err = new FileOutputStream(FileDescriptor.err)) {
      err.write((problem + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException nobodyListens) {
      Runtime.getRuntime().halt(1);
    }
  }
}
