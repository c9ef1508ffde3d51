package dev.assize.world.clinic;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Judgement;
import dev.assize.world.OpenWorld;
import dev.assize.world.WorldPack;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;

/** Shorthand for what the practice's cases have in common. */
final class ClinicTrial {

  private ClinicTrial() {}

  /** Id of the patient of that kind. */
  static String patient(WorldTrial t, String kind) {
    return t.id("patients", kind);
  }

  static String email(WorldTrial t, String kind) {
    return Fields.text(t.first("patients", kind), "email");
  }

  /** Id of the namesake of the patient of that kind. */
  static String namesake(WorldTrial t, String kind) {
    Object name = t.first("patients", kind).get("name");
    return t.all("patients", "namesake").stream()
        .filter(patient -> name.equals(patient.get("name")))
        .map(patient -> Fields.text(patient, "id"))
        .findFirst()
        .orElseThrow();
  }

  static String doctor(WorldTrial t) {
    return t.fact("company", "doctor");
  }

  static void message(WorldTrial t, String to, String body) {
    t.call("message_send", "to", to, "subject", "x", "body", body);
  }

  static void letter(WorldTrial t, String to, String patient, String body) {
    t.call("letter_send", "to", to, "patient", patient, "subject", "x", "body", body);
  }

  /** A detail of the first object of that kind. */
  static String detail(WorldTrial t, String collection, String kind, String name) {
    return t.detail(t.first(collection, kind), name);
  }

  /**
   * What follows if an agent does a task's reference solution without its last steps, and then says
   * something.
   */
  static Judgement answered(String task, int omitted, String answer) {
    WorldPack pack = WorldTrial.pack("clinic");
    Trace trace = new Trace();
    OpenWorld world =
        pack.open(Seed.parse("a5".repeat(32)), pack.task(task).orElseThrow(), null, trace);
    var steps = world.reference();
    steps
        .subList(0, steps.size() - omitted)
        .forEach(step -> world.call(step.tool(), Json.mapper().valueToTree(step.arguments())));
    trace.append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, answer));
    return world.judge();
  }
}
