package dev.assize.agent.chat;

import dev.assize.agent.ToolServer;
import dev.assize.statement.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** One tool that adds, and remembers its calls. */
final class ToyTools implements ToolServer {

  final List<String> calls = new CopyOnWriteArrayList<>();

  @Override
  public List<Tool> list() {
    return List.of(
        new Tool(
            "add",
            "Adds two numbers.",
            Json.mapper()
                .readTree(
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"integer\"}}}")));
  }

  @Override
  public Result call(String tool, JsonNode arguments) {
    calls.add(tool + arguments);
    if (!tool.equals("add")) {
      return new Result("There is no tool called " + tool + ".", true);
    }
    return new Result(
        String.valueOf(arguments.path("a").asInt(0) + arguments.path("b").asInt(0)), false);
  }
}
