package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/** One organisation of a world, whose tools are called by hand. */
public abstract class ToolBench {

  protected final State state;
  protected final Map<String, ToolBehaviour> tools;

  /**
   * @param world its name
   */
  protected ToolBench(String world) {
    this(world, Seed.parse("70015".repeat(12) + "7001"));
  }

  /**
   * @param world its name
   * @param seed from which the organisation is made
   */
  protected ToolBench(String world, Seed seed) {
    World code = WorldTrial.generator(world);
    state = code.generate(seed);
    tools = code.behaviours();
  }

  /** Arguments are names and values in turn. */
  protected final String call(String tool, Object... arguments) {
    return call(tool, Fields.of(arguments));
  }

  protected final String call(String tool, Map<String, Object> arguments) {
    return tools.get(tool).call(state, new Arguments(Json.mapper().valueToTree(arguments)));
  }

  /** The call is refused for that reason, and changes nothing. */
  protected final void refuses(String why, String tool, Object... arguments) {
    refuses(why, tool, Fields.of(arguments));
  }

  protected final void refuses(String why, String tool, Map<String, Object> arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(why);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }

  /** The first object of that kind. */
  protected final Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  /** The object that was added last. */
  protected final Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }

  protected final String id(String collection, String kind) {
    return Fields.text(first(collection, kind), "id");
  }

  protected final String fact(String group, String name) {
    return Fields.text(state.fact(group), name);
  }
}
