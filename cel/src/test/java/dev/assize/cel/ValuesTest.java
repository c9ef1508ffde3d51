package dev.assize.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            "copy.mails + plain.mails == plain.mails + copy.mails",
            "copy.mails[0].to.join(';') == plain.mails[0].to.join(';')",
            "copy.mails[0].to.slice(0, 1) == ['a@b.example'] && copy.mails[0].to.sort().size() == 2",
            "sets.contains(copy.mails[0].to, ['c@d.example'])",
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
  void aCopyOfACopyAndItsOriginalGoTheirOwnWays() {
    Map<String, Object> original = Values.copyOf(mails());
    Map<String, Object> copy = Values.copyOf(original);
    original.put("none", List.of("something"));
    assertThat(copy).isEqualTo(mails());
    copy.remove("mails");
    assertThat(original).containsKey("mails").containsEntry("none", List.of("something"));
    Map<String, Object> third = Values.copyOf(copy);
    third.putAll(Map.of("size", 1L));
    third.remove("none");
    assertThat(copy).containsOnlyKeys("none");
    assertThat(third).containsOnlyKeys("size");
  }

  @Test
  void whatWasPutInDoesNotFollowWhatItWasMadeFromAndCannotBeChanged() {
    List<Object> to = new ArrayList<>(List.of("a@b.example"));
    Map<String, Object> detail = Values.map(1);
    detail.put("urgent", true);
    Map<String, Object> mail = Values.map(2);
    mail.putAll(Map.of("to", to, "detail", detail));
    to.add("c@d.example");
    detail.put("urgent", false);
    assertThat(mail)
        .isEqualTo(Map.of("to", List.of("a@b.example"), "detail", Map.of("urgent", true)));
    assertThatThrownBy(() -> within(mail, "to", List.class).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> within(mail, "detail", Map.class).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> mail.entrySet().iterator().next().setValue(1L))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> mail.keySet().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static <T> T within(Map<String, Object> map, String key, Class<T> kind) {
    return kind.cast(map.get(key));
  }

  @Test
  void aViewFollowsWhatItViewsAndExpressionsSeeIt() {
    List<Map<String, Object>> mails = Values.list(1);
    Map<String, Object> view = Values.viewOf(Map.of("mails", mails));
    mails.add(Values.copyOf(Map.of("id", "mail-1")));
    Map<String, Object> variables = Map.of("plain", view, "copy", List.of());
    assertThat(EXPRESSIONS.compile("plain.mails.map(m, m.id) == ['mail-1']").test(variables))
        .isTrue();
    Object given = EXPRESSIONS.compile("plain").evaluate(variables);
    mails.getFirst().put("id", "mail-2");
    mails.clear();
    assertThat(given).isEqualTo(Map.of("mails", List.of(Map.of("id", "mail-1"))));
  }

  @Test
  void whatAnExpressionGivesDoesNotFollowItsVariables() {
    Map<String, Object> mail = Values.copyOf(Map.of("id", "mail-1", "size", 12L));
    List<Map<String, Object>> mails = Values.list(1);
    mails.add(mail);
    Object given =
        EXPRESSIONS
            .compile("plain.filter(m, m.size > 1)")
            .evaluate(Map.of("plain", mails, "copy", 0L));
    mail.put("id", "mail-2");
    assertThat(given).isEqualTo(List.of(Map.of("id", "mail-1", "size", 12L)));
  }

  @Test
  void whatAnExpressionGivesOfACopyIsPlain() {
    assertThat(EXPRESSIONS.compile("copy").evaluate(Map.of("copy", Values.copyOf(mails()))))
        .isEqualTo(mails());
  }
}
