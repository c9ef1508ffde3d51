package dev.assize.world.web;

import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Times;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a form asks for, and what it takes for an answer. */
final class Forms {

  private Forms() {}

  /** The form as it stands on its page. */
  static String view(Map<String, Object> form) {
    StringBuilder view = new StringBuilder();
    view.append("Form ").append(form.get("id")).append(" \"").append(form.get("name")).append('"');
    String help = Fields.text(form, "help");
    if (!help.isEmpty()) {
      view.append('\n').append(help);
    }
    for (Map<String, Object> field : fields(form)) {
      view.append("\n- ").append(field.get("name")).append(": ").append(field.get("label"));
      view.append(Fields.flag(field, "required") ? " (required" : " (optional");
      view.append(", ").append(field.get("type")).append(')');
      List<String> choices = Fields.texts(field, "choices");
      if (!choices.isEmpty()) {
        view.append(", one of: ").append(String.join("; ", choices));
      }
    }
    for (Map<String, Object> offer : offers(form)) {
      view.append("\n  ").append(offerLine(offer));
    }
    return view.toString();
  }

  static String offerLine(Map<String, Object> offer) {
    long price = Fields.number(offer, "price");
    return "%s = %s%s"
        .formatted(
            offer.get("code"),
            offer.get("label"),
            price == 0 ? "" : ", " + Money.text(price) + " EUR");
  }

  static List<Map<String, Object>> fields(Map<String, Object> form) {
    return Rows.in(form, "fields");
  }

  static List<Map<String, Object>> offers(Map<String, Object> form) {
    return Rows.in(form, "offers");
  }

  static Map<String, Object> draft(Map<String, Object> form) {
    return Rows.one(form, "draft");
  }

  static Optional<Map<String, Object>> offer(Map<String, Object> form, String code) {
    return offers(form).stream()
        .filter(offer -> code.strip().equalsIgnoreCase(Fields.text(offer, "code")))
        .findFirst();
  }

  /**
   * The field of that name.
   *
   * @throws ToolRefusal that names those there are
   */
  static Map<String, Object> field(Map<String, Object> form, String name) {
    return fields(form).stream()
        .filter(field -> name.equals(field.get("name")))
        .findFirst()
        .orElseThrow(() ->
            new ToolRefusal(
                "The form %s has no field \"%s\". Its fields are: %s."
                    .formatted(
                        form.get("id"),
                        name,
                        fields(form).stream()
                            .map(field -> Fields.text(field, "name"))
                            .collect(Collectors.joining(", ")))));
  }

  /**
   * A value as the form keeps it.
   *
   * @throws ToolRefusal if the field does not take it
   */
  static String accepted(Map<String, Object> form, Map<String, Object> field, String written) {
    String value = written.strip();
    if (value.isEmpty()) {
      return value;
    }
    return switch (Fields.text(field, "type")) {
      case "date" -> Times.date(value);
      case "time" -> Times.time(value);
      case "number" -> require(value, "\\d{1,9}", field, "a whole number");
      case "email" -> require(value, "[^\\s@]+@[^\\s@]+\\.[^\\s@]+", field, "an e-mail address");
      case "phone" -> require(value, "[+0-9 ()/-]{6,24}", field, "a telephone number");
      case "yes/no" ->
          require(value.toLowerCase(Locale.ROOT), "yes|no|true|false", field, "yes or no")
              .replace("true", "yes")
              .replace("false", "no");
      case "choice" -> choice(field, value);
      case "offer" ->
          offer(form, value)
              .map(offer -> Fields.text(offer, "code"))
              .orElseThrow(() ->
                  notAmong(
                      field,
                      offers(form).stream().map(offer -> Fields.text(offer, "code")).toList()));
      default -> value;
    };
  }

  private static String require(
      String value, String pattern, Map<String, Object> field, String what) {
    if (!value.matches(pattern)) {
      throw new ToolRefusal(
          "The field %s takes %s; \"%s\" is not.".formatted(field.get("name"), what, value));
    }
    return value;
  }

  private static String choice(Map<String, Object> field, String value) {
    List<String> choices = Fields.texts(field, "choices");
    return choices.stream()
        .filter(choice -> choice.equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> notAmong(field, choices));
  }

  private static ToolRefusal notAmong(Map<String, Object> field, List<String> choices) {
    return new ToolRefusal(
        "The field %s takes one of: %s.".formatted(field.get("name"), String.join("; ", choices)));
  }
}
