package dev.assize.agent.standin.playbook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phrase that tells what became of a call.
 *
 * @param says regular expression, without regard to case; in simple terms only, since hostile texts
 *     are searched for it
 * @param means the layer that stopped the call; null if the phrase says that it ran
 * @param from known harnesses that say so, for people
 * @param ends whether the harness ends the run after it, and says so in its output only
 */
public record Wording(String says, @Nullable Layer means, List<String> from, boolean ends) {

  private static final int CONTEXT = 120;

  public Wording {
    from = List.copyOf(from);
    if (means == Layer.NO_SUCH_TOOL) {
      throw new IllegalArgumentException("no wording means no-such-tool: it is seen in the offers");
    }
    Pattern.compile(says);
  }

  /** The phrase with some of what stands around it; null if it does not stand in a text. */
  public @Nullable String excerpt(String text) {
    Matcher found = Pattern.compile(says, Pattern.CASE_INSENSITIVE).matcher(text);
    return found.find()
        ? text.substring(
                Math.max(0, found.start() - CONTEXT),
                Math.min(text.length(), found.end() + CONTEXT))
            .strip()
        : null;
  }
}
