package dev.assize.agent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessageAssemblyTest {

  private static final String[] CHUNKS = {
    "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
    "{\"choices\":[{\"delta\":{\"content\":{\"odd\":1}}}]}",
    "{\"choices\":[{\"delta\":{\"content\":[1]}}]}",
    "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"x\",\"function\":{\"name\":\"f\"}}]}}]}",
    "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":999999999,\"function\":\"f\"}]}}]}",
    "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":\"0\",\"id\":3},null,7]}}]}",
    "{\"choices\":[{\"delta\":{\"tool_calls\":{\"index\":0}}}]}",
    "{\"choices\":[{\"delta\":null,\"finish_reason\":\"stop\"}]}",
    "{\"choices\":{}}",
    "{\"choices\":[],\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":\"many\"}}",
    "{\"usage\":{\"prompt_tokens\":99999999999999999999}}",
    "null",
    "7",
    "{\"error\":null}",
  };

  @Test
  void anyOrderOfOddChunksGivesAMessageOrNone() {
    Random random = new Random(11);
    for (int run = 0; run < 5000; run++) {
      MessageAssembly assembly = new MessageAssembly();
      for (int i = random.nextInt(8); i >= 0; i--) {
        String chunk = CHUNKS[random.nextInt(CHUNKS.length)];
        assembly.add(random.nextInt(50) == 0 ? chunk.substring(1) : chunk);
      }
      if (assembly.complete()) {
        Completion completion = assembly.completion();
        assertThat(completion.text()).isNotNull();
        assertThat(completion.inputTokens()).isNull();
        assertThat(ToolCall.take(completion.message(), 100)).isNotNull();
      }
    }
  }

  @Test
  void theNameOfAToolIsTakenOnceWhereItIsRepeatedWithEveryPiece() {
    MessageAssembly assembly = new MessageAssembly();
    for (int i = 0; i < 3; i++) {
      assembly.add(
          "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"x\","
              + "\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":\" \"}}]}}]}");
    }
    assembly.add("[DONE]");

    assertThat(assembly.completion().message().toString())
        .isEqualTo(
            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"x\",\"type\":\"function\","
                + "\"function\":{\"name\":\"add\",\"arguments\":\"   \"}}]}");
  }

  @Test
  @Timeout(20)
  void manyTinyPiecesAreJoinedInLinearTime() {
    MessageAssembly assembly = new MessageAssembly();
    String piece = "{\"choices\":[{\"delta\":{\"content\":\"0123456789\"}}]}";
    for (int i = 0; i < 300_000; i++) {
      assembly.add(piece);
    }
    assembly.add("[DONE]");

    assertThat(assembly.completion().text()).hasSize(3_000_000);
  }
}
