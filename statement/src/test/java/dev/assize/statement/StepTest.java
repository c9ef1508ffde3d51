package dev.assize.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {

  @Test
  void argumentsKeepTheOrderInWhichTheyWereWritten() {
    String json = "{\"tool\":\"t\",\"arguments\":{\"z\":1,\"m\":2,\"a\":3,\"q\":4}}";
    Step step = Json.mapper().readValue(json, Step.class);
    assertThat(Json.mapper().writeValueAsString(step)).isEqualTo(json);
  }

  @Test
  void aStepDoesNotChangeWithTheMapItWasMadeFrom() {
    Map<String, Object> arguments = new LinkedHashMap<>(Map.of("a", 1));
    Step step = new Step("t", arguments);
    arguments.put("b", 2);
    assertThat(step.arguments()).containsOnlyKeys("a");
    assertThatThrownBy(() -> step.arguments().put("c", 3))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aNullArgumentIsRefused() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("a", null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Step("mail_send", arguments))
        .withMessageContaining("mail_send");
  }
}
