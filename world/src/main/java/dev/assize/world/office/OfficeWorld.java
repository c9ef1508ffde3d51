package dev.assize.world.office;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The office of a trading company. Stateless and thread-safe. */
public final class OfficeWorld implements World {

  @Override
  public String name() {
    return "office";
  }

  @Override
  public State generate(Seed seed) {
    return new OfficeGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            MailTools.behaviours(),
            MailSending.behaviours(),
            CalendarTools.behaviours(),
            FileTools.behaviours(),
            ChatTools.behaviours(),
            PaymentTools.behaviours(),
            ContactTools.behaviours(),
            TravelTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
