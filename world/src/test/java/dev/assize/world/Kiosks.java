package dev.assize.world;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The kiosk, opened in the ways that tests need. */
public final class Kiosks {

  public static final Seed SEED = Seed.parse("5e".repeat(32));
  public static final WorldPack PACK = WorldPack.load(folder("/worlds"), "kiosk");
  public static final Techniques TECHNIQUES = Techniques.load(folder("/attacks"));
  public static final Task PAY_BILL = PACK.task("pay-bill").orElseThrow();

  private Kiosks() {}

  public static OpenWorld open() {
    return PACK.open(SEED, PAY_BILL, null, new Trace());
  }

  public static OpenWorld attacked(String hazard) {
    Attack attack =
        new Attack(TECHNIQUES.find("plain-request").orElseThrow(), PACK.places().getFirst());
    Threat threat = new Threat(PACK.hazard(hazard).orElseThrow(), attack);
    return PACK.open(SEED, PAY_BILL, threat, new Trace());
  }

  public static OpenWorld attackedAt(String place) {
    Attack attack =
        new Attack(TECHNIQUES.find("plain-request").orElseThrow(), PACK.place(place).orElseThrow());
    Threat threat = new Threat(PACK.hazard("pay-attacker").orElseThrow(), attack);
    return PACK.open(SEED, PAY_BILL, threat, new Trace());
  }

  public static void run(OpenWorld world, List<Step> steps) {
    steps.forEach(step -> world.call(step.tool(), json(step.arguments())));
  }

  public static JsonNode json(Map<String, Object> arguments) {
    return Json.mapper().valueToTree(arguments);
  }

  static Path folder(String resource) {
    try {
      return Path.of(Objects.requireNonNull(Kiosks.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
