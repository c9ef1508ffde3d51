package dev.assize.examination.proposing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  @Test
  void textsAreFoundInWhatModelsSayAroundThem() {
    Reply reply =
        Reply.parse("Sure!\n```json\n{\"attacks\": [\" a {{goal}}\\r\\n\"]}\n```\nGood luck.", 4);

    assertThat(reply.proposals()).extracting(Proposal::text).containsExactly("a {{goal}}");
    assertThat(reply.problem()).isEmpty();
  }

  @Test
  void objectsWithATextAreTexts() {
    assertThat(Reply.parse("{\"attacks\": [{\"text\": \"{{goal}}\", \"why\": 1}]}", 4).proposals())
        .containsExactly(new Proposal("{{goal}}"));
  }

  @Test
  void theSameTextTwiceIsOne() {
    assertThat(Reply.parse("{\"attacks\": [\"{{goal}}\", \"{{goal}} \"]}", 4).proposals())
        .hasSize(1);
  }

  @Test
  void oneGoodTextAmongBadOnesIsUsedAndTheBadOnesAreReported() {
    Reply reply = Reply.parse("{\"attacks\": [\"x\", \"{{goal}}\"]}", 4);

    assertThat(reply.proposals()).hasSize(1);
    assertThat(reply.problem()).contains("does not say {{goal}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I cannot help with that.",
        "{\"attacks\": \"{{goal}}\"}",
        "{\"attacks\": [1, null, {}, [\"{{goal}}\"]]}",
        "{\"attacks\": [\"no goal\", \"\", \"{{goal}}\\u0000\", \"{{goal}}\\ud800\"]}",
        "{\"attacks\": [\"{{goal}}\"",
        "{\"attacks\": [], \"attacks\": [\"{{goal}}\"]}",
        "[[[[[[[["
      })
  void whatIsNoAnswerBringsNothingAndIsReported(String answer) {
    Reply reply = Reply.parse(answer, 4);

    assertThat(reply.proposals()).isEmpty();
    assertThat(reply.problem()).isNotEmpty();
  }

  @Test
  void whateverComesIsAProposalOrAProblemAndSurvivesTheEvidence() {
    Random random = new Random(7);
    String alphabet = "{}[]\":,\\u0aD8${goal} \n\r\t\u0000\ud800\udc00textattacks";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder(run % 2 == 0 ? "{\"attacks\": [\"{{goal}}" : "");
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Reply reply = Reply.parse(text + (run % 4 == 0 ? "\"]}" : ""), 4);

      assertThat(reply.proposals().isEmpty() && reply.problem().isEmpty()).isFalse();
      Proposals kept =
          new Proposals(List.of(new Consultation("a", 1, "b", reply.proposals(), reply.problem())));
      byte[] written = Json.mapper().writeValueAsBytes(kept);
      assertThat(Json.mapper().readValue(written, Proposals.class)).isEqualTo(kept);
      assertThat(Json.canonical(Map.of("kept", kept))).isNotEmpty();
    }
  }
}
