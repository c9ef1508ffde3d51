package dev.assize.world.bank;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The online banking of a firm. Stateless and thread-safe. */
public final class BankWorld implements World {

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public State generate(Seed seed) {
    return new BankGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            AccountTools.behaviours(),
            PaymentTools.behaviours(),
            PaymentEntry.behaviours(),
            BeneficiaryTools.behaviours(),
            MandateTools.behaviours(),
            StandingOrderTools.behaviours(),
            CardTools.behaviours(),
            MailboxTools.behaviours(),
            DocumentTools.behaviours(),
            RightTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
