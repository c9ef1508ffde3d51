package dev.assize.gate.evidence;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.FactSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what whoever asks states of the use. Stateless. */
public final class ContextFacts {

  private static final String PREFIX = "context.";

  private ContextFacts() {}

  /**
   * Reads {@code name=value}, where {@code context.} may be left out: {@code tier=sensitive}.
   *
   * @return values by the facts' full names
   * @throws IllegalArgumentException if there is no such fact of the context, it stands twice, or
   *     cannot have the value
   */
  public static Map<String, Object> parse(List<String> texts) {
    Map<String, Object> context = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(text + " is not of the form name=value");
      }
      Fact fact = fact(text.substring(0, equals));
      if (context.put(fact.name(), value(fact, text.substring(equals + 1))) != null) {
        throw new IllegalArgumentException(fact.name() + " is said twice");
      }
    }
    return context;
  }

  private static Fact fact(String name) {
    int index = FactList.find(PREFIX + name).orElseGet(() -> FactList.index(name));
    Fact fact = FactList.at(index);
    if (fact.source() != FactSource.CONTEXT) {
      throw new IllegalArgumentException(
          fact.name() + " follows from evidence; nobody can state it");
    }
    return fact;
  }

  private static Object value(Fact fact, String text) {
    Object value =
        switch (fact.type()) {
          case TRUTH -> truth(fact, text);
          case WHOLE -> text.matches("[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
          case CHOICE, NAME -> text;
        };
    fact.code(value);
    return value;
  }

  private static Boolean truth(Fact fact, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(fact.name() + " is true or false, not " + text);
    };
  }
}
