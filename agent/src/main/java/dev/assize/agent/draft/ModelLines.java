package dev.assize.agent.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a manifest's {@code model}, and notes what is missing. */
final class ModelLines {

  private static final String NOWHERE = "https://models.example/v1";
  private static final String NAMELESS = "MODEL-NAME";

  private final List<String> lines = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  /**
   * @param remark another comment; empty for none
   */
  ModelLines(ModelChoice model, String remark) {
    lines.add("model:");
    comment(model.origin() + ".");
    if (!remark.isEmpty()) {
      comment(remark);
    }
    baseUrl(model.baseUrl());
    name(model.name());
    key(model);
  }

  List<String> lines() {
    return lines;
  }

  List<String> gaps() {
    return gaps;
  }

  private void baseUrl(@Nullable String baseUrl) {
    if (baseUrl == null) {
      gap("the model's base URL, up to and including the version");
    }
    field("baseUrl", Text.quoted(baseUrl == null ? NOWHERE : baseUrl));
  }

  private void name(@Nullable String name) {
    if (name == null) {
      gap("the model's name, as the server calls it");
    }
    field("name", Text.value(name == null ? NAMELESS : name));
  }

  private void key(ModelChoice model) {
    if (model.keyEnv() != null) {
      comment("The name of the variable that holds the key. Never write the key itself here.");
      field("keyEnv", Text.value(model.keyEnv()));
    } else if (model.baseUrl() == null) {
      comment("If the server needs a key, put it into a variable and name that one here:");
      comment("keyEnv: MODEL_KEY");
    } else {
      comment("No key is needed, as far as could be found out. Otherwise: keyEnv: MODEL_KEY");
    }
  }

  private void gap(String what) {
    gaps.add(what);
    comment(Proposal.GAP + what + ". It was not found out.");
  }

  private void comment(String text) {
    lines.add("  # " + Text.line(text));
  }

  private void field(String name, String value) {
    lines.add("  " + name + ": " + value);
  }
}
