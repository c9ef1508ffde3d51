package dev.assize.agent.draft;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where an MCP client keeps its configuration.
 *
 * @param inHome below the user's home; else below the agent's directory
 * @param path relative, with {@code /} between its parts
 * @param agent the known agent that reads it; null if it is none of them
 */
record ConfigurationPlace(boolean inHome, String path, @Nullable String agent) {

  static final List<ConfigurationPlace> ALL =
      List.of(
          project(".mcp.json", null),
          project(".cursor/mcp.json", null),
          project(".vscode/mcp.json", null),
          project(".codex/config.toml", "codex"),
          project(".gemini/settings.json", "gemini-cli"),
          project(".qwen/settings.json", "qwen-code"),
          project("opencode.json", "opencode"),
          project("opencode.jsonc", "opencode"),
          home(".codex/config.toml", "codex"),
          home(".gemini/settings.json", "gemini-cli"),
          home(".qwen/settings.json", "qwen-code"),
          home(".config/opencode/opencode.json", "opencode"),
          home(".config/opencode/opencode.jsonc", "opencode"),
          home(".kimi-code/mcp.json", "kimi-code"),
          home(".cline/data/settings/cline_mcp_settings.json", "cline"),
          home(".continue/config.yaml", "continue"),
          home(".cursor/mcp.json", null),
          home(".claude.json", null),
          home(".config/Claude/claude_desktop_config.json", null),
          home("Library/Application Support/Claude/claude_desktop_config.json", null),
          home("AppData/Roaming/Claude/claude_desktop_config.json", null));

  private static ConfigurationPlace project(String path, @Nullable String agent) {
    return new ConfigurationPlace(false, path, agent);
  }

  private static ConfigurationPlace home(String path, @Nullable String agent) {
    return new ConfigurationPlace(true, path, agent);
  }

  Path in(Surroundings surroundings) {
    return (inHome ? surroundings.home() : surroundings.directory()).resolve(path);
  }

  /** As it is shown: a draft does not give away what the user's home is called. */
  String shown() {
    return inHome ? "~/" + path : path;
  }
}
