package dev.assize.world.clinic;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A doctors' practice. Stateless and thread-safe. */
public final class ClinicWorld implements World {

  @Override
  public String name() {
    return "clinic";
  }

  @Override
  public State generate(Seed seed) {
    return new ClinicGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            PatientTools.behaviours(),
            RecordTools.behaviours(),
            FileKeepingTools.behaviours(),
            PrescriptionTools.behaviours(),
            LabTools.behaviours(),
            ReferralTools.behaviours(),
            AppointmentTools.behaviours(),
            LetterTools.behaviours(),
            MessageTools.behaviours(),
            ReferenceTools.behaviours(),
            BillingTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
