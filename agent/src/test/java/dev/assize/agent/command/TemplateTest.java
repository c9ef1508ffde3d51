package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class TemplateTest {

  private static final Map<String, ObjectMapper> PARSERS =
      Map.of("json", Json.mapper(), "toml", new TomlMapper(), "yaml", new YAMLMapper());
  private static final String[] PIECES = {
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\n",
    "\r",
    "\t",
    "\0",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "${model.key}",
    "$${",
    "$",
    "{",
    "}",
    "[",
    "]",
    "=",
    ":",
    ": ",
    " #",
    "- ",
    "---",
    "...",
    "&a",
    "*a",
    "!!str",
    "|",
    ">",
    "%",
    "@",
    "`",
    "true",
    "null",
    "~",
    "1e3",
    "0x1f",
    ",",
    " ",
    "ü",
    "漢",
    "😀",
    "\\u0041",
    "[[x]]",
    "\"} , \"trust\": true",
    "\"\nx = 1\n"
  };

  @Test
  void variablesAreReplacedAndValuesAreNotTemplatesAgain() {
    String filled =
        Template.fill(
            "${model.name} says ${prompt}, $${prompt} and $1",
            Map.of(Variable.MODEL_NAME, "${prompt}$0\\", Variable.PROMPT, "hello"));

    assertThat(filled).isEqualTo("${prompt}$0\\ says hello, ${prompt} and $1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${nonsense}", "${}", "${prompt", "x ${ prompt }", "${prompt${home}}"})
  void whatIsNoVariableIsAnError(String template) {
    assertThat(Template.problem(template)).isPresent();
    assertThatThrownBy(() -> Template.fill(template, Map.of(Variable.PROMPT, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noValueBreaksOutOfItsPlaceInAConfigurationFile() {
    Random random = new Random(20261124);
    for (int i = 0; i < 3000; i++) {
      String url = hostile(random);
      String name = hostile(random);
      Map<Variable, String> values = Map.of(Variable.WORLD_URL, url, Variable.WORLD_NAME, name);
      for (Map.Entry<String, ObjectMapper> format : PARSERS.entrySet()) {
        ConfigFile file = new ConfigFile("~/config." + format.getKey(), template());

        JsonNode read = format.getValue().readTree(file.render(values, List.of(Map.of())));

        assertThat(read)
            .as("%s with %s and %s", format.getKey(), url, name)
            .isEqualTo(expected(url, name));
      }
    }
  }

  private static JsonNode template() {
    return Json.mapper()
        .readTree(
            """
            {"trust": false, "servers": {"${world.name}": {"url": "${world.url}", "list": ["x ${world.url} y"]}}}
            """);
  }

  private static JsonNode expected(String url, String name) {
    var root = JsonNodeFactory.instance.objectNode().put("trust", false);
    var server = root.putObject("servers").putObject(name).put("url", url);
    server.putArray("list").add("x " + url + " y");
    return root;
  }

  private static String hostile(Random random) {
    return random
        .ints(random.nextInt(6), 0, PIECES.length)
        .mapToObj(i -> PIECES[i])
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../x.json",
        "~/../x.json",
        "a/../../x.json",
        "~",
        "~/",
        "",
        "~root/x.json",
        "a//b.json",
        "a/./b.json",
        "a/",
        "a\nb.json"
      })
  void aFileLiesBelowTheHomeOrTheWorkingDirectory(String path) {
    assertThatThrownBy(() -> new ConfigFile(path, template()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTextWithVariablesIsRefusedWhereTheyCouldBreakTheSyntax() {
    JsonNode text = JsonNodeFactory.instance.stringNode("{\"url\": \"${world.url}\"}");

    assertThatThrownBy(() -> new ConfigFile("~/config.json", text))
        .hasMessageContaining("as a mapping");
    assertThat(
            new ConfigFile("~/config.ini", text).render(Map.of(Variable.WORLD_URL, "u"), List.of()))
        .isEqualTo("{\"url\": \"u\"}");
  }

  @Test
  void twoKeysThatBecomeTheSameAreRefused() {
    JsonNode content = Json.mapper().readTree("{\"${world.name}\": 1, \"office\": 2}");

    assertThatThrownBy(() ->
            new ConfigFile("x.json", content)
                .render(Map.of(Variable.WORLD_NAME, "office"), List.of(Map.of())))
        .hasMessageContaining("stand twice");
  }

  @Test
  void whatIsAboutAServerIsWrittenOnceForEachOfThem() {
    List<Map<Variable, String>> servers =
        List.of(
            Map.of(Variable.WORLD_NAME, "office", Variable.WORLD_URL, "http://127.0.0.1:1/a"),
            Map.of(Variable.WORLD_NAME, "travel", Variable.WORLD_URL, "http://127.0.0.1:1/b"));
    JsonNode content =
        Json.mapper()
            .readTree(
                """
                {"keep": ["x"],
                 "mcp": {"${world.name}": {"url": "${world.url}", "required": true}},
                 "list": [{"name": "${world.name}", "url": "${world.url}"}, {"name": "other"}]}
                """);

    String text = new ConfigFile("x.json", content).render(servers.getFirst(), servers);

    assertThat(Json.mapper().readTree(text))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"keep": ["x"],
                     "mcp": {"office": {"url": "http://127.0.0.1:1/a", "required": true},
                             "travel": {"url": "http://127.0.0.1:1/b", "required": true}},
                     "list": [{"name": "office", "url": "http://127.0.0.1:1/a"},
                              {"name": "travel", "url": "http://127.0.0.1:1/b"}, {"name": "other"}]}
                    """));
  }
}
