package dev.assize.agent.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hosted service whose key is usually kept in a certain environment variable.
 *
 * @param keyEnv the variable
 * @param title what people call the service
 * @param baseUrls by dialect, as in the descriptors of known agents
 */
record Provider(String keyEnv, String title, Map<String, String> baseUrls) {

  private static final String CHAT = "chat";

  private static final List<Provider> KNOWN =
      List.of(
          new Provider(
              "OPENAI_API_KEY",
              "OpenAI",
              Map.of(CHAT, "https://api.openai.com/v1", "responses", "https://api.openai.com/v1")),
          new Provider(
              "ANTHROPIC_API_KEY",
              "Anthropic",
              Map.of(
                  CHAT,
                  "https://api.anthropic.com/v1",
                  "messages",
                  "https://api.anthropic.com/v1")),
          new Provider(
              "GEMINI_API_KEY",
              "Google Gemini",
              Map.of(
                  CHAT,
                  "https://generativelanguage.googleapis.com/v1beta/openai",
                  "generateContent",
                  "https://generativelanguage.googleapis.com/v1beta")),
          chat("MISTRAL_API_KEY", "Mistral", "https://api.mistral.ai/v1"),
          chat("OPENROUTER_API_KEY", "OpenRouter", "https://openrouter.ai/api/v1"),
          chat("GROQ_API_KEY", "Groq", "https://api.groq.com/openai/v1"),
          chat("TOGETHER_API_KEY", "Together", "https://api.together.xyz/v1"),
          chat("FIREWORKS_API_KEY", "Fireworks", "https://api.fireworks.ai/inference/v1"),
          chat("DEEPSEEK_API_KEY", "DeepSeek", "https://api.deepseek.com/v1"),
          chat("XAI_API_KEY", "xAI", "https://api.x.ai/v1"),
          chat("CEREBRAS_API_KEY", "Cerebras", "https://api.cerebras.ai/v1"),
          chat("MOONSHOT_API_KEY", "Moonshot", "https://api.moonshot.ai/v1"),
          chat(
              "DASHSCOPE_API_KEY",
              "Alibaba Model Studio",
              "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"));

  private static Provider chat(String keyEnv, String title, String baseUrl) {
    return new Provider(keyEnv, title, Map.of(CHAT, baseUrl));
  }

  /** Those whose variable is set to something. Values are not looked at beyond that. */
  static List<Provider> in(Map<String, String> environment) {
    return KNOWN.stream()
        .filter(provider -> !environment.getOrDefault(provider.keyEnv, "").isBlank())
        .map(provider ->
            provider.keyEnv.equals("OPENAI_API_KEY") ? moved(provider, environment) : provider)
        .toList();
  }

  /** The variable OPENAI_BASE_URL names another server for the same key, such as a proxy. */
  private static Provider moved(Provider openAi, Map<String, String> environment) {
    return Address.baseUrl(environment.getOrDefault("OPENAI_BASE_URL", ""))
        .map(url ->
            new Provider(openAi.keyEnv, "OPENAI_BASE_URL", Map.of(CHAT, url, "responses", url)))
        .orElse(openAi);
  }

  /** Its model in a dialect; empty if it does not speak that. */
  Optional<ModelChoice> model(String dialect) {
    return Optional.ofNullable(baseUrls.get(dialect))
        .map(url -> new ModelChoice(url, null, keyEnv, keyEnv + " is set: " + title));
  }

  /** For the summary. */
  String shown() {
    return keyEnv + " (" + title + ")";
  }
}
