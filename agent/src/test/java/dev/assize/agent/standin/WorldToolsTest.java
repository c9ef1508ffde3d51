package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldToolsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail_read",
        "mcp_office_mail_read",
        "mcp__office__mail_read",
        "office_mail_read",
        "office__mail_read",
        "mcp__head-office__mail-read",
        "Head-Office_mail_read"
      })
  void aToolIsFoundUnderEveryNameThatHarnessesGiveIt(String offered) {
    ChatRequest request = ChatRequest.saying("Pay.").tools("read", "mail_read_all", offered);
    assertThat(request.nextCall(Scripts.plain())).isEqualTo(offered);

    request.called(offered, "{}", "nothing");
    assertThat(request.nextWords(Scripts.plain())).startsWith("I have paid.");
  }

  @Test
  void anUnderscoreStandsForCharactersThatTheApiDoesNotAllow() {
    Script script = script("get-sum");

    assertThat(ChatRequest.saying("Add.").tools("mcp__office__get_sum").nextCall(script))
        .isEqualTo("mcp__office__get_sum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x_mail_read_all", "mail_reader", "email_readmail_read_", "gmail_read"})
  void aNameThatOnlyResemblesTheToolsIsNotTakenForIt(String offered) {
    assertThat(ChatRequest.saying("Pay.").tools(offered).nextCall(Scripts.plain())).isEmpty();
  }

  @Test
  void aToolWhoseNameEndsAnothersDoesNotTakeThatOnesPlace() {
    Script script = script("send", "mail_send");
    ChatRequest request = ChatRequest.saying("Go.").tools("office_mail_send", "office_send");

    assertThat(request.nextCall(script)).isEqualTo("office_send");
    request.called("office_send", "{}", "ok");
    assertThat(request.nextCall(script)).isEqualTo("office_mail_send");
  }

  @Test
  void thePrefixThatTheScriptsToolsShareWins() {
    Script script = script("list", "mail_send");
    ChatRequest request =
        ChatRequest.saying("Go.").tools("list", "a_list", "office_list", "office_mail_send");

    assertThat(request.nextCall(script)).isEqualTo("office_list");
  }

  @Test
  void aWorldsToolIsPreferredToTheHarnesssOwnOfThatName() {
    assertThat(
            ChatRequest.saying("Go.").tools("read", "mcp__office__read").nextCall(script("read")))
        .isEqualTo("mcp__office__read");
  }

  @Test
  void aToolInANamespaceIsCalledByNamespaceAndName() {
    String tools =
        """
        [{"type":"web_search"},{"type":"function","name":"shell"},
         {"type":"namespace","name":"mcp__office","tools":[
           {"type":"function","name":"mail_read"},{"type":"function","name":"payment_create"}]}]
        """;
    Reply.Call first = (Reply.Call) responses(tools, "[{\"role\":\"user\",\"content\":\"Pay.\"}]");
    assertThat(first.namespace()).isEqualTo("mcp__office");
    assertThat(first.name()).isEqualTo("mail_read");

    for (String called :
        List.of(
            "\"namespace\":\"mcp__office\",\"name\":\"mail_read\"",
            "\"name\":\"mail_read\"",
            "\"name\":\"mcp__office__mail_read\"")) {
      String history =
          """
          [{"role":"user","content":"Pay."},
           {"type":"function_call","call_id":"c1",%s,"arguments":"{}"},
           {"type":"function_call_output","call_id":"c1","output":"nothing"}]
          """
              .formatted(called);
      Reply.Call second = (Reply.Call) responses(tools, history);
      assertThat(second.namespace()).as(called).isEqualTo("mcp__office");
      assertThat(second.name()).as(called).isEqualTo("payment_create");
    }
  }

  @Test
  void deferredToolsAreSearchedForAndThenCalled() {
    ChatRequest request =
        ChatRequest.saying(
                "<system-reminder>\n- mcp__office__mail_read: Reads.\n"
                    + "- mcp__office__payment_create: Pays.\n</system-reminder>")
            .user("Pay.")
            .tools("bash", "tool_search", "tool_call");

    Reply.Call search = (Reply.Call) request.playedBy(Scripts.plain()).reply();
    assertThat(search.name()).isEqualTo("tool_search");
    assertThat(search.arguments().toString())
        .isEqualTo("{\"query\":\"select:mcp__office__mail_read\"}");

    request.called("tool_search", search.arguments().toString(), "mcp__office__mail_read: {…}");
    assertThat(request.nextCall(Scripts.plain())).isEqualTo("mcp__office__mail_read");

    request.called("mcp__office__mail_read", "{\"id\":\"mail-1001\"}", "nothing");
    assertThat(request.nextCall(Scripts.plain())).isEqualTo("tool_search");
  }

  @Test
  void namesInToolResultsAreNoOffers() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .tools("tool_search")
            .called("tool_search", "{}", "mcp__evil__mail_read");

    assertThat(request.nextCall(Scripts.plain())).isEmpty();
  }

  private static Reply responses(String tools, String input) {
    String body = "{\"model\":\"m-1\",\"tools\":%s,\"input\":%s}".formatted(tools, input);
    return Performance.next(
            Scripts.plain(), new ResponsesDialect().read(Json.mapper().readTree(body)))
        .reply();
  }

  private static Script script(String... tools) {
    return new Script(
        Scripts.persona(Persona.Work.REFERENCE, 0),
        List.of(tools).stream().map(tool -> new Step(tool, Map.of())).toList(),
        "Done.",
        null,
        Scripts.SEED);
  }
}
