package dev.assize.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private static final Expressions EXPRESSIONS = Expressions.over("plain", "copy");

  private static Map<String, Object> mails() {
    Map<String, Object> mail = new LinkedHashMap<>();
    mail.put("id", "mail-1");
    mail.put("size", 12L);
    mail.put("to", new ArrayList<>(List.of("a@b.example", "c@d.example")));
    mail.put("detail", new LinkedHashMap<>(Map.of("urgent", true)));
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("mails", new ArrayList<>(List.of(mail)));
    state.put("none", new ArrayList<>());
    return state;
  }

  @Test
  void expressionsSeeTheSameInACopyAsInTheOriginal() {
    Map<String, Object> variables = Map.of("plain", mails(), "copy", Values.copyOf(mails()));
    for (String expression :
        List.of(
            "copy == plain && plain == copy",
            "copy.mails == plain.mails && copy.mails[0] == plain.mails[0]",
            "copy.mails[0] in plain.mails && plain.mails[0] in copy.mails",
            "[copy.mails[0], plain.mails[0]].distinct().size() == 1",
            "has(copy.mails[0].detail.urgent) && !has(copy.mails[0].detail.late)",
            "'size' in copy.mails[0] && !('sizes' in copy.mails[0])",
            "copy['mails'][0]['to'][1] == 'c@d.example'",
            "copy.mails.map(m, m.to.size() + m.detail.size()) == [3]",
            "copy.map(key, key) == ['mails', 'none']",
            "copy.mails.exists(m, m.size == 12 && m.to.exists(t, t.endsWith('b.example')))",
            "type(copy) == type(plain) && type(copy.mails) == type(plain.mails)")) {
      assertThat(EXPRESSIONS.compile(expression).test(variables)).as(expression).isTrue();
    }
  }

  @Test
  void aCopyEqualsTheOriginalAndHasItsOrder() {
    Map<String, Object> original = mails();
    Map<String, Object> copy = Values.copyOf(original);
    assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original);
    assertThat(original).isEqualTo(copy);
    assertThat(Json.mapper().writeValueAsString(copy))
        .isEqualTo(Json.mapper().writeValueAsString(original));
  }

  @Test
  @SuppressWarnings("unchecked") // the list was put there above
  void aCopyDoesNotFollowTheOriginal() {
    Map<String, Object> original = mails();
    Map<String, Object> copy = Values.copyOf(original);
    ((List<Map<String, Object>>) original.get("mails")).getFirst().put("id", "mail-2");
    ((List<Object>) original.get("none")).add("something");
    assertThat(copy).isEqualTo(mails());
  }

  @Test
  void whatAnExpressionGivesOfACopyIsPlain() {
    assertThat(EXPRESSIONS.compile("copy").evaluate(Map.of("copy", Values.copyOf(mails()))))
        .isEqualTo(mails());
  }
}
