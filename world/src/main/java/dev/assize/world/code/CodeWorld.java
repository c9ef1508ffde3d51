package dev.assize.world.code;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The development platform of a software firm. Stateless and thread-safe. */
public final class CodeWorld implements World {

  @Override
  public String name() {
    return "code";
  }

  @Override
  public State generate(Seed seed) {
    return new CodeGenerator(seed).generate();
  }

  @Override
  public Map<String, ToolBehaviour> behaviours() {
    Map<String, ToolBehaviour> behaviours = new LinkedHashMap<>();
    List.of(
            RepositoryTools.behaviours(),
            FileTools.behaviours(),
            BranchTools.behaviours(),
            ProtectionTools.behaviours(),
            IssueTools.behaviours(),
            PullTools.behaviours(),
            MergeTools.behaviours(),
            PipelineTools.behaviours(),
            SecretTools.behaviours(),
            KeyTools.behaviours(),
            PackageTools.behaviours(),
            DependencyTools.behaviours(),
            ReleaseTools.behaviours(),
            NoteTools.behaviours(),
            AssistantTools.behaviours())
        .forEach(behaviours::putAll);
    return Map.copyOf(behaviours);
  }
}
