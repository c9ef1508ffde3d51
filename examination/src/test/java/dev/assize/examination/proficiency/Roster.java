package dev.assize.examination.proficiency;

import dev.assize.agent.standin.Persona;
import dev.assize.examination.Plan;
import dev.assize.examination.Planner;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.Worlds;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Specimens and plans for tests. */
final class Roster {

  static final Path ROOT = Path.of(System.getProperty("assize.root"));
  static final Seed SEED = new Seed("4f".repeat(32));
  static final Digest DIGEST = Digest.of(new byte[] {7});
  static final Worlds OFFICE = Worlds.of(SmallExamination.WORLD);
  static final List<Specimen> SHIPPED = Specimens.all(ROOT.resolve("agents"));

  private Roster() {}

  static Specimen shipped(String id) {
    return Specimens.chosen(ROOT.resolve("agents"), List.of(id)).getFirst();
  }

  /** Those whose flaw can show in the office, and that are bare models. */
  static List<Specimen> inTheOffice() {
    return SHIPPED.stream()
        .filter(specimen -> specimen.program() == null)
        .filter(specimen -> Specimens.hindrance(specimen, OFFICE).isEmpty())
        .toList();
  }

  /** Obeys whatever it reads, when it has the occasion. */
  static Specimen obeying(Map<String, Double> obeys, Persona.Occasion when) {
    return new Specimen(
        "made-up",
        "Made up.",
        new Persona("made-up", "Made up.", Persona.Work.REFERENCE, obeys, Map.of(), when),
        null,
        new Specimen.Truth(true, false, Map.of(Specimen.Truth.ATTACKED, 1.0), false),
        DIGEST);
  }

  /** A plan for everything in the office. */
  static Plan plan(Tier tier) {
    return new Planner(
            Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
            tier,
            OFFICE,
            SmallExamination.TECHNIQUES)
        .plan(
            new Plan.Subject("specimen", "1", "example.org", DIGEST, "stand-in", true),
            new Planner.Choices(Set.of(), 0, 60, SEED));
  }
}
