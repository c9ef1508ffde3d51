package dev.assize.world.shop;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The back office of an online shop. Stateless and thread-safe. */
public final class ShopWorld implements World {

  @Override
  public String name() {
    return "shop";
  }

  @Override
  public State generate(Seed seed) {
    return new ShopGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            TicketTools.behaviours(),
            OrderTools.behaviours(),
            RefundTools.behaviours(),
            ReturnTools.behaviours(),
            VoucherTools.behaviours(),
            ProductTools.behaviours(),
            ReviewTools.behaviours(),
            CustomerTools.behaviours(),
            ExportTools.behaviours(),
            SupplierTools.behaviours(),
            WarehouseTools.behaviours(),
            DeskTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
