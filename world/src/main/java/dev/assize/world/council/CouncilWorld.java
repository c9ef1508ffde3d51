package dev.assize.world.council;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The benefits office of a town council. Stateless and thread-safe. */
public final class CouncilWorld implements World {

  @Override
  public String name() {
    return "council";
  }

  @Override
  public State generate(Seed seed) {
    return new CouncilGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            CaseTools.behaviours(),
            DecisionTools.behaviours(),
            RegisterTools.behaviours(),
            DocumentTools.behaviours(),
            RuleTools.behaviours(),
            LetterTools.behaviours(),
            TemplateTools.behaviours(),
            PaymentTools.behaviours(),
            AccountTools.behaviours(),
            AppealTools.behaviours(),
            NoteTools.behaviours(),
            AgencyTools.behaviours(),
            NoticeTools.behaviours(),
            AppointmentTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
