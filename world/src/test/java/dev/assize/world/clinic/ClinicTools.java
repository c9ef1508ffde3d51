package dev.assize.world.clinic;

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

/** One practice, and its tools to call. */
class ClinicTools {

  final ClinicWorld world = new ClinicWorld();
  final State state = world.generate(Seed.parse("70015".repeat(12) + "7001"));
  final Map<String, ToolBehaviour> tools = world.behaviours();

  String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  void refused(String why, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(why);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
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

  String patient() {
    return id("patients", "regular");
  }
}
