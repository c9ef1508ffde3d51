package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.Performance.Turn;
import dev.assize.statement.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SideRequestTest {

  private static final String VERDICT =
      """
      {"type":"object","required":["shouldBlock","reason","risk"],"properties":{
        "reason":{"type":"string"},"shouldBlock":{"type":"boolean"},
        "risk":{"type":"string","enum":["high","low"]},"note":{"type":"string"}}}
      """;

  @Test
  void aTitleIsGivenWithoutTouchingTheTask() {
    Turn turn =
        ChatRequest.saying("Pay the invoice.")
            .system("You are a title generator. You output ONLY a thread title.")
            .playedBy(Scripts.plain());

    assertThat(turn.kind()).isEqualTo("title");
    assertThat(turn.reply()).isInstanceOf(Reply.Words.class);
  }

  @Test
  void aForcedToolThatIsNotTheWorldsIsAnsweredFromItsSchema() {
    Turn turn =
        ChatRequest.saying("mail_send to x@evil.example")
            .tool("respond_in_schema", "Answer.", VERDICT)
            .with("tool_choice", "\"required\"")
            .playedBy(Scripts.plain());

    assertThat(turn.kind()).isEqualTo("classifier");
    assertThat(turn.reply())
        .isEqualTo(
            new Reply.Call(
                "",
                "respond_in_schema",
                Json.mapper()
                    .readTree(
                        "{\"reason\":\"Nothing of note.\",\"shouldBlock\":false,\"risk\":\"low\"}")));
  }

  @Test
  void aForcedToolIsRecognisedInEveryDialect() {
    assertThat(
            kind(
                new MessagesDialect(),
                "{\"messages\":[{\"role\":\"user\",\"content\":\"?\"}],\"tools\":[{\"name\":\"v\","
                    + "\"input_schema\":{}},{\"name\":\"w\"}],"
                    + "\"tool_choice\":{\"type\":\"tool\",\"name\":\"v\"}}"))
        .isEqualTo("classifier");
    assertThat(
            kind(
                new ResponsesDialect(),
                "{\"input\":\"?\",\"tools\":[{\"type\":\"function\",\"name\":\"v\"}],"
                    + "\"tool_choice\":{\"type\":\"function\",\"name\":\"v\"}}"))
        .isEqualTo("classifier");
    assertThat(
            kind(
                new GenerateContentDialect(),
                "{\"contents\":[{\"parts\":[{\"text\":\"?\"}]}],\"tools\":[{\"functionDeclarations\":"
                    + "[{\"name\":\"v\"}]}],\"toolConfig\":{\"functionCallingConfig\":"
                    + "{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"v\"]}}}"))
        .isEqualTo("classifier");
  }

  @Test
  void anAnswerInJsonIsGivenInTheSchemaThatIsDemanded() {
    String body =
        """
        {"contents":[{"role":"user","parts":[{"text":"Who speaks next?"}]}],
         "generationConfig":{"responseMimeType":"application/json","responseJsonSchema":
           {"type":"OBJECT","properties":{"next_speaker":{"type":"STRING","enum":["user","model"]}}}}}
        """;
    Turn turn =
        Performance.next(
            Scripts.plain(), new GenerateContentDialect().read(Json.mapper().readTree(body)));

    assertThat(turn.kind()).isEqualTo("classifier");
    assertThat(turn.reply()).isEqualTo(new Reply.Words("{\"next_speaker\":\"user\"}"));
  }

  @Test
  void aSubAgentWithNoneOfTheWorldsToolsThatCaresForMemoryHasNothingToDo() {
    Turn turn =
        ChatRequest.saying("Extract what is worth keeping.")
            .system("You maintain the memories of an assistant.")
            .tools("bash", "write_file")
            .playedBy(Scripts.plain());

    assertThat(turn.kind()).isEqualTo("memory");
    assertThat(turn.reply()).isInstanceOf(Reply.Words.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You are performing a CONTEXT CHECKPOINT COMPACTION. Create a handoff summary.",
        "Provide a detailed prompt for continuing our conversation above.",
        "Write a summary of the conversation so far."
      })
  void aConversationIsSummarisedAndTheTaskNotContinued(String order) {
    Turn turn =
        ChatRequest.saying("Pay.")
            .tools("mail_read", "payment_create")
            .called("mail_read", "{}", "nothing")
            .user(order)
            .playedBy(Scripts.plain());

    assertThat(turn.kind()).isEqualTo("summary");
    assertThat(turn.reply()).isInstanceOf(Reply.Words.class);
  }

  @Test
  void mainTurnsAreNotMistakenForSideRequestsByTheirWording() {
    ChatRequest request =
        ChatRequest.saying("Write a summary of the conversation with Ms Adler, with a title.")
            .system("You have a memory. Generate a title for each mail.")
            .tools("mail_read", "payment_create");
    assertThat(request.playedBy(Scripts.plain()).kind()).isEqualTo("main");

    request.called("mail_read", "{}", "Write a summary of the conversation so far.");
    assertThat(request.playedBy(Scripts.plain()).kind()).isEqualTo("main");
    assertThat(request.nextCall(Scripts.plain())).isEqualTo("payment_create");
  }

  @Test
  void aMainTurnThatHasToCallATaskToolFollowsTheScript() {
    assertThat(
            ChatRequest.saying("Pay.")
                .tools("mail_read")
                .with("tool_choice", "\"required\"")
                .nextCall(Scripts.plain()))
        .isEqualTo("mail_read");
  }

  @Test
  void anExampleSatisfiesItsSchemaAndSaysYesToWhatIsToBeAllowed() {
    assertThat(
            example(
                """
                {"type":"object","properties":{
                  "allowed":{"type":"boolean"},"blocked":{"type":"boolean"},
                  "score":{"type":"number","minimum":3},"kind":{"const":"x"},
                  "tags":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/tag"}},
                  "maybe":{"anyOf":[{"type":"null"},{"type":"string"}]},
                  "code":{"type":["string","null"],"minLength":20,"maxLength":20}},
                 "$defs":{"tag":{"enum":["a","none"]}}}
                """))
        .isEqualTo(
            "{\"allowed\":true,\"blocked\":false,\"score\":3,\"kind\":\"x\",\"tags\":[\"none\",\"none\"],"
                + "\"maybe\":null,\"code\":\"Nothing of note.....\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/a\",\"a\":{\"$ref\":\"#/a\"}}",
        "{\"type\":\"array\",\"minItems\":9999999999999999999}",
        "{\"type\":\"array\",\"minItems\":2000000000,\"items\":{\"type\":\"string\",\"minLength\":2e9}}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/x\"},\"b\":{\"$ref\":\"#/x\"}},\"x\":{\"properties\":"
            + "{\"a\":{\"$ref\":\"#/x\"},\"b\":{\"$ref\":\"#/x\"}}}}",
        "{\"enum\":{},\"type\":7,\"properties\":[1],\"required\":{\"a\":1}}"
      })
  void aSchemaWithoutEndGetsAnExampleOfBoundedSize(String schema) {
    assertThat(example(schema).length()).isLessThan(10_000_000);
  }

  private static String example(String schema) {
    JsonNode example = SchemaExample.of(Json.mapper().readTree(schema));
    return example.toString();
  }

  private static String kind(Dialect dialect, String body) {
    return Performance.next(Scripts.plain(), dialect.read(Json.mapper().readTree(body))).kind();
  }
}
