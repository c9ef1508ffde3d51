package dev.assize.world.shop;

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

/**
 * A shop whose tools are called one by one.
 *
 * @param state the live state
 * @param tools the tools' behaviour by name
 */
record Desk(State state, Map<String, ToolBehaviour> tools) {

  Desk() {
    this(
        new ShopWorld().generate(Seed.parse("70015".repeat(12) + "7001")),
        new ShopWorld().behaviours());
  }

  /** Arguments are names and values in turn. */
  String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  /** Calls a tool that has to say why it refuses, and has to leave everything as it was. */
  void refuses(String why, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(why);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }

  Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  Object id(String collection, String kind) {
    return first(collection, kind).get("id");
  }

  Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }
}
