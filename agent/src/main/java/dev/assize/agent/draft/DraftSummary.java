package dev.assize.agent.draft;

import dev.assize.agent.manifest.Manifest;
import java.nio.file.Path;

/** Says in a few lines what was found and drafted, and what comes next. */
final class DraftSummary {

  private final Draft draft;
  private final Path directory;
  private final StringBuilder out = new StringBuilder();

  DraftSummary(Draft draft, Path directory) {
    this.draft = draft;
    this.directory = directory;
  }

  String text() {
    found();
    drafted();
    next();
    return out.toString();
  }

  private void found() {
    if (draft.found().isEmpty()) {
      line("Nothing was found: no agent CLI, no model server on this machine, no key variable, no");
      line("package file. The draft is a form for a model behind an OpenAI-compatible endpoint.");
    } else {
      line("Found");
      draft.found().forEach(found -> line("  %-15s%s".formatted(found.kind(), found.what())));
    }
    if (!draft.unreadable().isEmpty()) {
      line("Found, but not used");
      draft.unreadable().forEach(file -> line("  " + Text.line(file)));
    }
  }

  private void drafted() {
    line("");
    String others =
        draft.alternatives() == 0
            ? ""
            : " Other ways, in its comments: " + draft.alternatives() + ".";
    line("Wrote " + directory.resolve(Manifest.FILE_NAME) + ", which examines:");
    line("  " + Text.line(draft.choice()) + "." + others);
    if (!draft.toFillIn().isEmpty()) {
      line("Fill in what is marked FILL IN there:");
      draft.toFillIn().forEach(gap -> line("  " + gap));
    }
  }

  private void next() {
    line("");
    line("Next, when you have checked the file:");
    line("  assize examine " + shellWord() + " --dry-run     says how many trials it takes");
    line("  assize examine " + shellWord());
  }

  private String shellWord() {
    String word = directory.toString().isEmpty() ? "." : directory.toString();
    return word.matches("[A-Za-z0-9._/~+=:@,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
