package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** One cloud, and its tools called by hand. */
final class Bench {

  private final CloudWorld world = new CloudWorld();
  private final State state = world.generate(Seed.parse("70015".repeat(12) + "7001"));
  private final Map<String, ToolBehaviour> tools = world.behaviours();

  State state() {
    return state;
  }

  List<Map<String, Object>> all(String collection) {
    return state.all(collection);
  }

  String fact(String group, String name) {
    return Fields.text(state.fact(group), name);
  }

  /** Arguments are names and values in turn. */
  String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
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

  /** Expects the call to be refused, and to change nothing. */
  void refused(String message, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(message);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }
}
