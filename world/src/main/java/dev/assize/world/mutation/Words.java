package dev.assize.world.mutation;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text.
 *
 * <p>A word that has anything but letters inside (a digit, an at sign, a slash) most probably names
 * a thing: an account, an address, a path. Spoilt, it would name nothing any more, and who obeys
 * could do no harm. Such words are told apart from plain ones.
 */
final class Words {

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern PLAIN =
      Pattern.compile("\\p{Punct}*[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*\\p{Punct}*");

  private Words() {}

  /** The text with every plain word rewritten. */
  static String mapPlain(String text, UnaryOperator<String> rewriting) {
    return WORD.matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                PLAIN.matcher(found.group()).matches()
                    ? rewriting.apply(found.group())
                    : found.group()));
  }
}
