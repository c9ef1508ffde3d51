package dev.assize.cel;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expression that is valid where all variables may be used. Those compiled last are kept, as far
 * as memory allows: a process that opens the same world again compiles nothing again.
 */
record Compiled(CelAbstractSyntaxTree tree, Expression expression) {

  private static final int MOST_KEPT = 8_192;

  private static final Map<Source, SoftReference<Compiled>> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, SoftReference<Compiled>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * What an expression means depends on nothing else.
   *
   * @param variables all that are declared, with their types
   */
  private record Source(Map<String, CelType> variables, String text) {}

  /**
   * @param variables those that {@code cel} declares
   */
  static Compiled of(Cel cel, Map<String, CelType> variables, String text)
      throws CelValidationException, CelEvaluationException {
    Source source = new Source(variables, text);
    Compiled known = kept(source);
    if (known != null) {
      return known;
    }
    CelAbstractSyntaxTree tree = cel.compile(text).getAst();
    Compiled compiled = new Compiled(tree, new Expression(text, cel.createProgram(tree)));
    synchronized (KEPT) {
      KEPT.put(source, new SoftReference<>(compiled));
    }
    return compiled;
  }

  private static @Nullable Compiled kept(Source source) {
    synchronized (KEPT) {
      SoftReference<Compiled> reference = KEPT.get(source);
      return reference == null ? null : reference.get();
    }
  }
}
