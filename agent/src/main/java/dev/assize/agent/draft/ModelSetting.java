package dev.assize.agent.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the model in the settings of the known agents that name one there. */
final class ModelSetting {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern REFERENCE =
      Pattern.compile("\\{env:([A-Za-z_][A-Za-z0-9_]{0,127})}");

  private ModelSetting() {}

  static Optional<ModelChoice> in(JsonNode settings, ConfigurationPlace place) {
    if (place.agent() == null) {
      return Optional.empty();
    }
    return switch (place.agent()) {
      case "codex" -> codex(settings, place);
      case "opencode" -> opencode(settings, place);
      case "gemini-cli", "qwen-code" -> nameOnly(settings, place);
      default -> Optional.empty();
    };
  }

  private static Optional<ModelChoice> codex(JsonNode settings, ConfigurationPlace place) {
    JsonNode provider =
        settings.path("model_providers").path(settings.path("model_provider").asString(""));
    String keyEnv = provider.path("env_key").asString("");
    return choice(
        provider.path("base_url").asString(""),
        settings.path("model").asString(""),
        VARIABLE.matcher(keyEnv).matches() ? keyEnv : null,
        place);
  }

  /** Its model is written {@code provider/model}, where the model's name may hold more slashes. */
  private static Optional<ModelChoice> opencode(JsonNode settings, ConfigurationPlace place) {
    String[] model = settings.path("model").asString("").split("/", 2);
    JsonNode options = settings.path("provider").path(model[0]).path("options");
    Matcher key = REFERENCE.matcher(options.path("apiKey").asString(""));
    return choice(
        options.path("baseURL").asString(""),
        model[model.length - 1],
        key.matches() ? key.group(1) : null,
        place);
  }

  private static Optional<ModelChoice> nameOnly(JsonNode settings, ConfigurationPlace place) {
    JsonNode model = settings.path("model");
    String name = model.isObject() ? model.path("name").asString("") : model.asString("");
    return choice("", name, null, place);
  }

  private static Optional<ModelChoice> choice(
      String baseUrl, String name, @Nullable String keyEnv, ConfigurationPlace place) {
    String line = Text.line(name);
    String address = Address.baseUrl(baseUrl).orElse(null);
    return line.isEmpty() && address == null
        ? Optional.empty()
        : Optional.of(
            new ModelChoice(
                address,
                line.isEmpty() ? null : line,
                address == null ? null : keyEnv,
                "So says " + place.shown()));
  }
}
