package dev.assize.statement.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DocumentTest {

  @Test
  void everyPartHasItsPosition() {
    Document document =
        Document.parse(
            "recipe.yaml",
            """
            title: Soup
            steps:
              - do: boil
                minutes: 10
              - {do: serve, "a/b~c": 1}
            """);
    assertThat(document.position("")).hasToString("1:1");
    assertThat(document.position("/title")).hasToString("1:1");
    assertThat(document.position("/steps/0")).hasToString("3:5");
    assertThat(document.position("/steps/0/minutes")).hasToString("4:5");
    assertThat(document.position("/steps/1/do")).hasToString("5:6");
    assertThat(document.position("/steps/1/a~1b~0c")).hasToString("5:17");
  }

  @Test
  void aMissingPartIsAtItsNearestParent() {
    Document document = Document.parse("f", "a:\n  b: 1\n");
    assertThat(document.position("/a/c/d")).isEqualTo(document.position("/a"));
    assertThat(document.position("nonsense")).hasToString("1:1");
    assertThat(document.problem("/a/b", "is wrong")).hasMessage("f:2:3: is wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "no, '\"no\"'",
    "yes, '\"yes\"'",
    "012, '\"012\"'",
    "0x1F, '\"0x1F\"'",
    "2026-11-23, '\"2026-11-23\"'",
    "12:30:00, '\"12:30:00\"'",
    "~, '\"~\"'",
    "True, '\"True\"'",
    "<<, '\"<<\"'",
    "true, true",
    "null, null",
    "-7, -7",
    "1.50, 1.50",
    "1e3, 1e3",
    "'\"7\"', '\"7\"'",
    "'''true''', '\"true\"'",
  })
  void onlyWhatJsonCallsALiteralIsOne(String yaml, String json) {
    assertThat(Document.parse("f", "x: " + yaml).root().get("x"))
        .isEqualTo(dev.assize.statement.Json.mapper().readTree(json));
  }

  @Test
  void jsonIsReadAsWell() {
    assertThat(Document.parse("f", "{\"a\": [1, {\"b\": \"\\u00e9\"}]}").root())
        .isEqualTo(dev.assize.statement.Json.mapper().readTree("{\"a\": [1, {\"b\": \"é\"}]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: 2\\na: 3           | 3:1: the key \"a\" stands twice",
        "a: &x 1\\nb: *x              | 1:4: anchors and aliases are not allowed; write the value out",
        "&x a: 1                      | 1:1: anchors and aliases are not allowed; write the value out",
        "a: *x                        | 1:4: anchors and aliases are not allowed; write the value out",
        "*x : 1                       | 1:1: a key must be plain text",
        "a: !!str 12                  | 1:4: tags are not allowed; remove tag:yaml.org,2002:str",
        "a: !!null x                  | 1:4: tags are not allowed; remove tag:yaml.org,2002:null",
        "a: !java.io.File [x]         | 1:4: tags are not allowed; remove !java.io.File",
        "a: !!set {x}                 | 1:4: tags are not allowed; remove tag:yaml.org,2002:set",
        "!!int 1: x                   | 1:1: tags are not allowed; remove tag:yaml.org,2002:int",
        "[1]: x                       | 1:1: a key must be plain text",
        "a: 1\\n---\\nb: 2            | 2:1: a second document starts here; one file holds one",
        "a: .inf                      | 1:4: not a number as JSON writes them: .inf",
        "a: 1e999                     | 1:4: the number is out of range; write it in quotes: 1e999",
        "a: 1.                        | 1:4: not a number as JSON writes them: 1.",
        "a: b\\nc: \"\\u               | 2:2: not YAML: a quoted text after this place holds a broken escape",
        "a: [1, 2                     | 1:9: not YAML: expected ',' or ']', but got <stream end>",
        "a: \"x                       | 1:6: not YAML: found unexpected end of stream",
        "a:\\n\\t- b                  | 2:1: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
      })
  void whatIsNotAllowedIsNamedWithItsPlace(String text, String problem) {
    String yaml = text.strip().replace("\\n", "\n").replace("\\t", "\t");
    String expected = "f:" + problem.strip();
    assertThat(refusal(yaml)).hasMessage(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n"})
  void anEmptyTextIsRefused(String text) {
    assertThat(refusal(text)).hasMessage("f:1:1: the file is empty");
  }

  @Test
  void aControlCharacterIsNamedWithItsPlace() {
    assertThat(refusal("a: 1\nb: x\u0000y\n"))
        .hasMessage("f:2:5: not YAML: the character U+0000 may not stand here");
  }

  @Test
  void depthIsBounded() {
    String allowed = "[".repeat(65) + "]".repeat(65);
    assertThat(Document.parse("f", allowed).root().isArray()).isTrue();
    assertThat(refusal("[".repeat(66) + "]".repeat(66)))
        .hasMessage("f:1:66: nested deeper than 64 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "{", "[{"})
  void aNestingBombIsRefusedAtOnce(String opening) {
    String bomb = opening.repeat(Document.MAX_BYTES / opening.length() - 1);
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> assertThat(refusal(bomb)).hasMessageStartingWith("f:1:"));
  }

  @Test
  void theNumberOfValuesIsBounded() {
    assertThat(refusal("[" + "1,".repeat(YamlTree.MAX_NODES) + "1]"))
        .hasMessageEndingWith("more than 200000 values");
  }

  @Test
  void aNumberOfAThousandDigitsIsNotQuotedInFull() {
    assertThat(refusal("a: " + "9".repeat(5_000)).getMessage()).hasSizeLessThan(120);
  }

  @Test
  void aFileMayStartWithAByteOrderMark(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFa: 1\n");
    assertThat(Document.read(file).root().has("a")).isTrue();
  }

  @Test
  void aFileThatCannotBeReadSaysWhy(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path latin1 =
        Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    Path large = Files.write(folder.resolve("large.yaml"), new byte[Document.MAX_BYTES + 1]);

    assertThat(refusal(missing)).hasMessage(missing + ": there is no such file");
    assertThat(refusal(folder)).hasMessageStartingWith(folder + ": cannot be read: ");
    assertThat(refusal(latin1)).hasMessage(latin1 + ":1:1: the file is not UTF-8 text");
    assertThat(refusal(large)).hasMessage(large + ":1:1: the file is larger than 4194304 bytes");
  }

  @Test
  void theLargestFileIsRead(@TempDir Path folder) throws IOException {
    byte[] bytes = ("a: 1\n" + "#".repeat(Document.MAX_BYTES)).getBytes(UTF_8);
    Path file = folder.resolve("full.yaml");
    Files.write(file, java.util.Arrays.copyOf(bytes, Document.MAX_BYTES));
    assertThat(Document.read(file).root().has("a")).isTrue();
  }

  private static DocumentException refusal(String text) {
    return catchThrowableOfType(DocumentException.class, () -> Document.parse("f", text));
  }

  private static DocumentException refusal(Path file) {
    return catchThrowableOfType(DocumentException.class, () -> Document.read(file));
  }

  @Test
  void anAssembledDocumentKnowsWhereItsPartsStand() {
    Document first = Document.parse("first.yaml", "a: 1\nb:\n  c: 2\n");
    Document second = Document.parse("second.yaml", "\n\nlist: [x, y]\n");
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("b", first.root().get("b"));
    root.set("list", second.root().get("list"));
    Document whole =
        Document.assembled(
            "whole",
            root,
            Map.of(
                "/b", new Document.Part(first, "/b"),
                "/list", new Document.Part(second, "/list")));
    Document wholer = Document.assembled("wholer", root, Map.of("", new Document.Part(whole, "")));

    assertThat(whole.where("/b/c")).isEqualTo("first.yaml:3:3");
    assertThat(whole.where("/list/1")).isEqualTo("second.yaml:3:11");
    assertThat(whole.where("/b/missing")).isEqualTo("first.yaml:2:1");
    assertThat(whole.where("/none")).isEqualTo("whole:1:1");
    assertThat(wholer.where("/list/1")).isEqualTo("second.yaml:3:11");
    assertThat(wholer.problem("/b/c", "is odd")).hasMessage("first.yaml:3:3: is odd");
  }
}
