package dev.assize.examination.collection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.examination.ModelRoute;
import dev.assize.examination.TraceStore;
import dev.assize.examination.detonation.CanariedHome;
import dev.assize.examination.detonation.Detonator;
import dev.assize.examination.detonation.Furnishing;
import dev.assize.sandbox.canary.Canary;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Runs examinations of collection with agents whose traffic is made by hand. */
abstract class CollectionBench {

  static final Path ROOT = Path.of(System.getProperty("assize.root"));
  static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  static final Seed SEED = new Seed("5a".repeat(32));
  static final String KEY = "key-0123456789abcdef";
  static final DestinationRules RULES =
      new DestinationRules(
          "clerk",
          List.of("clerk.example"),
          List.of(
              new DestinationRules.Rule(
                  "stats.clerk.example", null, Party.PRODUCER, Purpose.TELEMETRY),
              new DestinationRules.Rule(
                  "api.clerk.example", "/update", Party.PRODUCER, Purpose.UPDATE)));

  @TempDir Path folder;
  int runs;

  /** What an agent sends in a run. */
  interface Habit {
    void act(Traffic traffic, Assignment assignment, Furnishing home) throws IOException;
  }

  static String noise(Seed.Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append("%ab/.:[]\\\u202e\0\ud800 é=".charAt(random.nextInt(15)));
    }
    return text.toString();
  }

  static byte[] random(int length) {
    Seed.Random random = SEED.derive("bytes").random();
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextLong();
    }
    return bytes;
  }

  static List<Canary> canaries(int run) {
    Seed seed = SEED.derive("collection").derive("run " + run).derive("home");
    return CanariedHome.generate(SEED.derive("collection").derive("person"), seed, Instant.EPOCH)
        .canaries();
  }

  static String token(int run, int which) {
    return canaries(run).get(which).token();
  }

  static String quoted(String text) {
    return Json.mapper().writeValueAsString(text);
  }

  static byte[] file(Furnishing home, String path) {
    return home.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow()
        .content()
        .bytes();
  }

  static String email(Furnishing home) {
    String config = new String(file(home, ".gitconfig"), UTF_8);
    return config.replaceAll("(?s).*email = (\\S+).*", "$1");
  }

  static Contact beside(SettingResult result) {
    assertThat(result.beside()).hasSize(1);
    return result.beside().getFirst();
  }

  static Contact contact(SettingResult result, String host) {
    return result.contacts().stream()
        .filter(contact -> contact.destination().host().equals(host))
        .findFirst()
        .orElseThrow();
  }

  SettingResult shipped(Habit habit) {
    return examine(1, Map.of(CollectionResult.AS_SHIPPED, agent(habit))).first();
  }

  CollectionResult examine(int tasks, Map<String, Detonator> settings) {
    return examine(tasks, settings, (setting, ended, all) -> {});
  }

  Detonator agent(Habit habit) {
    return (assignment, home) -> {
      Path bodies = folder.resolve(Integer.toString(++runs));
      try {
        Traffic traffic = new Traffic(Files.createDirectories(bodies));
        habit.act(traffic, assignment, home);
        return traffic.detonation();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  CollectionResult examine(
      int tasks, Map<String, Detonator> settings, CollectionExamination.Progress progress) {
    ModelEndpoint model = new ModelEndpoint(URI.create("http://127.0.0.1:9/v1"), "model-1", KEY);
    try (WorldServer server = WorldServer.start()) {
      return new CollectionExamination(
              WORLD,
              server,
              ModelRoute.to(model),
              Attribution.of(List.of(RULES), "clerk.example", Set.of()),
              new TraceStore(folder.resolve("traces")),
              SEED,
              Duration.ofSeconds(30),
              tasks)
          .run(settings, progress);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
