package dev.assize.world.web;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The web with one person's browser. Stateless and thread-safe. */
public final class WebWorld implements World {

  @Override
  public String name() {
    return "web";
  }

  @Override
  public State generate(Seed seed) {
    return new WebGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            PageTools.behaviours(),
            FormTools.behaviours(),
            LoginTools.behaviours(),
            BasketTools.behaviours(),
            OrderTools.behaviours(),
            DownloadTools.behaviours(),
            NoteTools.behaviours(),
            BookmarkTools.behaviours(),
            PostTools.behaviours(),
            ProfileTools.behaviours(),
            MessageTools.behaviours(),
            ContractTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
