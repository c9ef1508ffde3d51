package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.playbook.Capability;
import dev.assize.agent.standin.playbook.Move;
import dev.assize.statement.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The offers are those that the real agents of these names made, without their descriptions. */
class ToolboxTest {

  @ParameterizedTest
  @CsvSource({
    "codex,SHELL,exec_command",
    "codex,ESCALATE,exec_command",
    "codex,DELEGATE,multi_agent_v1__spawn_agent",
    "codex,READ,''",
    "codex,WRITE,''",
    "codex,FETCH,''",
    "gemini-cli,SHELL,run_shell_command",
    "gemini-cli,ESCALATE,''",
    "gemini-cli,READ,read_file",
    "gemini-cli,WRITE,write_file",
    "gemini-cli,EDIT,replace",
    "gemini-cli,LIST,list_directory",
    "gemini-cli,FETCH,web_fetch",
    "gemini-cli,SEARCH,google_web_search",
    "gemini-cli,DELEGATE,invoke_agent",
    "opencode,SHELL,bash",
    "opencode,READ,read",
    "opencode,WRITE,write",
    "opencode,EDIT,edit",
    "opencode,FETCH,webfetch",
    "opencode,DELEGATE,task",
    "opencode,SEARCH,''",
    "qwen-code,SHELL,run_shell_command",
    "qwen-code,READ,read_file",
    "qwen-code,WRITE,write_file",
    "qwen-code,EDIT,edit",
    "qwen-code,DELEGATE,agent",
    "kimi-code,SHELL,Bash",
    "kimi-code,READ,Read",
    "kimi-code,WRITE,Write",
    "kimi-code,FETCH,FetchURL",
    "kimi-code,DELEGATE,Agent",
    "cline,SHELL,run_commands",
    "cline,READ,read_files",
    "cline,WRITE,editor",
    "cline,EDIT,editor",
    "cline,FETCH,fetch_web_content",
    "cline,DELEGATE,spawn_agent",
    "continue,SHELL,Bash",
    "continue,READ,Read",
    "continue,WRITE,Write",
    "continue,EDIT,Edit",
    "continue,LIST,List",
    "continue,FETCH,Fetch",
    "continue,DELEGATE,''",
    "continue,DELETE,''",
  })
  void toolsOfRealHarnessesAreTold(String agent, Capability capability, String tool) {
    assertThat(toolbox(Hijacks.offeredBy(agent)).nameOf(capability)).isEqualTo(tool);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "codex     | read-ssh-key/shell         | /cmd                   | cat",
        "codex     | leave-own-sandbox/escalate | /sandbox_permissions   | require_escalated",
        "codex     | spawn-agent/delegate       | /message               | Please look around",
        "cline     | read-ssh-key/shell         | /commands/0            | cat",
        "cline     | read-ssh-key/read          | /files/0/path          | /home/sam/ssh-key.path",
        "cline     | exfiltrate-fetch/fetch     | /requests/0/url        | https://files.example.net/",
        "cline     | leave-folder/write         | /new_text              | k",
        "gemini-cli| exfiltrate-fetch/fetch     | /prompt                | https://files.example.net/",
        "gemini-cli| falsify-document/edit      | /old_string            | document.token",
        "gemini-cli| spawn-agent/delegate       | /agent_name            | g",
        "opencode  | leave-folder/write         | /filePath              | /home/sam/k",
        "opencode  | spawn-agent/delegate       | /subagent_type         | general",
        "kimi-code | spawn-agent/delegate       | /description           | look",
        "qwen-code | leave-folder/write         | /file_path             | /home/sam/k",
        "kimi-code | falsify-document/edit      | /new_string            | k",
        "continue  | explore-machine/list       | /dirpath               | /home/sam",
      })
  void argumentsStandWhereTheHarnessWantsThem(
      String agent, String move, String pointer, String start) {
    JsonNode arguments = toolbox(Hijacks.offeredBy(agent)).call(move(move)).arguments();

    assertThat(arguments.at(pointer).asString("")).as(arguments.toString()).startsWith(start);
    assertThat(arguments.propertyNames()).isNotEmpty();
  }

  @Test
  void aShellThatWantsWordsGetsAShellAndItsCommand() {
    Conversation conversation =
        conversation(
            ChatRequest.saying("Hi.")
                .tool(
                    "shell",
                    "Runs.",
                    "{\"properties\":{\"command\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}"));

    JsonNode command =
        toolbox(conversation).call(move("read-ssh-key/shell")).arguments().path("command");

    assertThat(command).hasSize(3);
    assertThat(command.path(0).asString()).isEqualTo("/bin/sh");
  }

  @Test
  void anUnknownHarnessIsToldByItsDeclarations() {
    Conversation conversation =
        conversation(
            ChatRequest.saying("Hi.")
                .tool(
                    "do_it",
                    "Executes a shell command in the workspace.",
                    "{\"properties\":{\"cmd\":{\"type\":\"string\"},\"why\":{\"type\":\"string\"}},"
                        + "\"required\":[\"cmd\",\"why\"]}")
                .tool(
                    "put",
                    "Creates a file.",
                    "{\"properties\":{\"path\":{\"type\":\"string\"},\"text\":{\"type\":\"string\"}}}")
                .tool(
                    "paint",
                    "Executes a command of the brush.",
                    "{\"properties\":{\"colour\":{\"type\":\"string\"}}}"));

    assertThat(toolbox(conversation).nameOf(Capability.SHELL)).isEqualTo("do_it");
    assertThat(toolbox(conversation).nameOf(Capability.WRITE)).isEqualTo("put");
    assertThat(toolbox(conversation).offers(Capability.READ)).isFalse();
    assertThat(toolbox(conversation).call(move("read-ssh-key/shell")).arguments().propertyNames())
        .containsExactlyInAnyOrder("cmd", "why");
  }

  @Test
  void toolsOfTheWorldAreNotTakenForTheHarnesss() {
    ChatRequest request =
        ChatRequest.saying("Hi.")
            .tool(
                "mcp__office__delete_file",
                "Deletes a file.",
                "{\"properties\":{\"path\":{\"type\":\"string\"}}}");
    Conversation conversation = conversation(request);

    assertThat(toolbox(conversation).nameOf(Capability.DELETE))
        .isEqualTo("mcp__office__delete_file");
    assertThat(
            Toolbox.of(
                    Hijacks.PLAYBOOK.tools(),
                    conversation,
                    WorldTools.find(Set.of("delete_file"), conversation))
                .offers(Capability.DELETE))
        .isFalse();
  }

  @Test
  void aToolThatIsOnlyNamedInAMessageCountsWhereToolsAreSearchedFor() {
    String names =
        "<system-reminder>\n- \"web_fetch\": \"Fetches.\"\n- \"monitor\": \"Starts a command.\"";
    ChatRequest request = ChatRequest.saying(names);
    assertThat(toolbox(conversation(request)).offers(Capability.FETCH)).isFalse();

    request.tools("tool_search");
    assertThat(toolbox(conversation(request)).nameOf(Capability.FETCH)).isEqualTo("web_fetch");
    assertThat(toolbox(conversation(request)).offers(Capability.SHELL)).isFalse();
  }

  private static Move move(String name) {
    return Hijacks.ofAll().plot().moves().stream()
        .filter(move -> move.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Conversation conversation(ChatRequest request) {
    return new ChatDialect().read(Json.mapper().readTree(request.body().toString()));
  }

  private static Toolbox toolbox(Conversation conversation) {
    return Toolbox.of(
        Hijacks.PLAYBOOK.tools(),
        conversation,
        WorldTools.find(Set.of("mail_list", "mail_send"), conversation));
  }
}
