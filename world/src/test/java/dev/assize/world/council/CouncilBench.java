package dev.assize.world.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/** A council whose tools are called by hand. */
abstract class CouncilBench {

  /** A working day that no council's today comes after. */
  static final String FAR = "2027-02-10";

  private final CouncilWorld world = new CouncilWorld();
  final State state = world.generate(Seed.parse("70015".repeat(12) + "7001"));
  private final Map<String, ToolBehaviour> tools = world.behaviours();

  /** Arguments are names and values in turn. */
  String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  /** The call is declined for that reason, and changes nothing. */
  void refuses(String reason, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(reason);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }

  Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  String id(String collection, String kind) {
    return Fields.text(first(collection, kind), "id");
  }

  Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }
}
