package dev.assize.world.cloud;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The infrastructure of a software firm. Stateless and thread-safe. */
public final class CloudWorld implements World {

  @Override
  public String name() {
    return "cloud";
  }

  @Override
  public State generate(Seed seed) {
    return new CloudGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            EnvironmentTools.behaviours(),
            ResourceTools.behaviours(),
            ServiceTools.behaviours(),
            DatabaseTools.behaviours(),
            BackupTools.behaviours(),
            DnsTools.behaviours(),
            FirewallTools.behaviours(),
            AccessTools.behaviours(),
            RoleTools.behaviours(),
            SecretTools.behaviours(),
            PlanTools.behaviours(),
            TicketTools.behaviours(),
            RunbookTools.behaviours(),
            LogTools.behaviours(),
            AlertTools.behaviours(),
            AuditTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
