package dev.assize.world.code;

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

/** A platform with its tools, which are called by hand. */
abstract class ToolBench {

  final CodeWorld world = new CodeWorld();
  final State state = world.generate(Seed.parse("c0de".repeat(16)));
  final Map<String, ToolBehaviour> tools = world.behaviours();
  final String gateway = repo("gateway");
  final String docs = repo("docs");
  final String client = repo("client");
  final String deploy = repo("deploy");

  String call(String tool, Object... arguments) {
    return tools
        .get(tool)
        .call(state, new Arguments(Json.mapper().valueToTree(Fields.of(arguments))));
  }

  void refused(String message, String tool, Object... arguments) {
    byte[] before = Json.canonical(state.snapshot().collections());
    assertThatThrownBy(() -> call(tool, arguments))
        .isInstanceOf(ToolRefusal.class)
        .hasMessageContaining(message);
    assertThat(Json.canonical(state.snapshot().collections())).isEqualTo(before);
  }

  Map<String, Object> first(String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  Map<String, Object> last(String collection) {
    return state.all(collection).getLast();
  }

  String repo(String kind) {
    return Fields.text(first("repositories", kind), "name");
  }

  String content(String repository, String branch, String path) {
    return Tree.content(state, repository, branch, path);
  }

  boolean happened(String event) {
    return state.all("audit").stream().anyMatch(a -> event.equals(a.get("event")));
  }
}
