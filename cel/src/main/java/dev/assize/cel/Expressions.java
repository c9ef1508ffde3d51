package dev.assize.cel;

import com.google.common.collect.ImmutableSet;
import dev.assize.cel.ExpressionException.Place;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles expressions over a closed list of variables; every other name is an error.
 *
 * <p>All standard functions and macros of CEL can be used, its string, math and set extensions, and
 * {@code slice}, {@code sort} and {@code distinct} of lists. Integers and doubles compare with each
 * other. Variables are dynamically typed, unless they are given types. Immutable and thread-safe.
 */
public final class Expressions {

  /** The longest expression, in Unicode code points. */
  public static final int MAX_SIZE = 8_192;

  private static final int MAX_NESTING = 64;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_SIZE)
          .maxParseRecursionDepth(MAX_NESTING)
          .maxParseErrorRecoveryLimit(1)
          .comprehensionMaxIterations(Budget.MAX_ITERATIONS)
          .maxRegexProgramSize(10_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  /** Without the functions whose result can be far larger than what goes in. */
  private static final Set<CelStringExtensions.Function> TEXT =
      EnumSet.complementOf(
          EnumSet.of(
              CelStringExtensions.Function.JOIN,
              CelStringExtensions.Function.REPLACE,
              CelStringExtensions.Function.QUOTE));

  private static final Set<CelListsExtensions.Function> LISTS =
      EnumSet.of(
          CelListsExtensions.Function.SLICE,
          CelListsExtensions.Function.DISTINCT,
          CelListsExtensions.Function.SORT);

  private static final Set<CelType> CONDITIONS = Set.of(SimpleType.BOOL, SimpleType.DYN);

  private final Cel cel;
  private final Map<String, CelType> declared;
  private final Set<String> visible;

  private Expressions(Cel cel, Map<String, CelType> declared, Set<String> visible) {
    this.cel = cel;
    this.declared = declared;
    this.visible = visible;
  }

  /** Expressions that may use these names. Costs some milliseconds; {@link #only} costs nothing. */
  public static Expressions over(Collection<String> variables) {
    Map<String, CelType> types = new HashMap<>();
    variables.forEach(name -> types.put(name, SimpleType.DYN));
    return declaring(types);
  }

  /** Expressions that may use these names. */
  public static Expressions over(String... variables) {
    return over(Arrays.asList(variables));
  }

  /** Expressions over variables of known types, which are checked before anything is evaluated. */
  public static Expressions typed(Map<String, Type> variables) {
    Map<String, CelType> types = new HashMap<>();
    variables.forEach((name, type) -> types.put(name, type.cel));
    return declaring(types);
  }

  private static Expressions declaring(Map<String, CelType> types) {
    CelBuilder builder = environment();
    types.forEach(builder::addVar);
    return new Expressions(builder.build(), Map.copyOf(types), Set.copyOf(types.keySet()));
  }

  /** The type of a variable. */
  public enum Type {
    /** A {@code long}. */
    INTEGER(SimpleType.INT),
    /** A {@code double}. */
    NUMBER(SimpleType.DOUBLE),
    /** A {@code boolean}. */
    TRUTH(SimpleType.BOOL),
    /** A string. */
    TEXT(SimpleType.STRING),
    /** A list of strings. */
    TEXTS(ListType.create(SimpleType.STRING));

    private final CelType cel;

    Type(CelType cel) {
      this.cel = cel;
    }
  }

  /**
   * Expressions that may use only these of the names.
   *
   * @throws IllegalArgumentException if they are not among them
   */
  public Expressions only(Collection<String> variables) {
    if (!declared.keySet().containsAll(variables)) {
      throw new IllegalArgumentException(variables + " are not all among " + declared.keySet());
    }
    return new Expressions(cel, declared, Set.copyOf(variables));
  }

  /**
   * Checks an expression and prepares it.
   *
   * @throws ExpressionException if it is not CEL, uses an unknown name or function, mixes types, or
   *     is too large
   */
  public Expression compile(String text) {
    return compile(text, false);
  }

  /**
   * Checks a condition and prepares it.
   *
   * @throws ExpressionException if {@link #compile} would throw one, or its value is known to be
   *     neither true nor false
   */
  public Expression condition(String text) {
    return compile(text, true);
  }

  private Expression compile(String text, boolean condition) {
    if (text.codePointCount(0, text.length()) > MAX_SIZE) {
      throw new ExpressionException(
          text, 1, 1, "the expression is longer than " + MAX_SIZE + " characters");
    }
    try {
      Compiled compiled = Compiled.of(cel, declared, text);
      CelAbstractSyntaxTree tree = compiled.tree();
      checkNames(text, tree);
      if (condition && !CONDITIONS.contains(tree.getResultType())) {
        throw new ExpressionException(
            text, 1, 1, "this is not a condition: its value is neither true nor false");
      }
      return compiled.expression();
    } catch (CelValidationException e) {
      throw problem(text, e.getErrors());
    } catch (ExpressionException e) {
      throw e;
    } catch (CelEvaluationException | RuntimeException e) {
      throw new ExpressionException(text, 1, 1, "not an expression: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new ExpressionException(text, 1, 1, "the expression is nested too deeply");
    }
  }

  private void checkNames(String text, CelAbstractSyntaxTree tree) {
    FreeVariables.of(tree.getExpr())
        .forEach((name, node) -> {
          if (declared.containsKey(name) && !visible.contains(name)) {
            int codePoints = tree.getSource().getPositionsMap().getOrDefault(node, 0);
            Place place = Place.of(text, text.offsetByCodePoints(0, codePoints));
            throw new ExpressionException(
                text, place.line(), place.column(), "undeclared reference to '" + name + "'");
          }
        });
  }

  private static ExpressionException problem(String text, List<CelIssue> issues) {
    CelIssue first = issues.getFirst();
    return new ExpressionException(
        text,
        Math.max(1, first.getSourceLocation().getLine()),
        Math.max(0, first.getSourceLocation().getColumn()) + 1,
        first.getMessage().replaceAll("\\s+", " ").replace(" (in container '')", ""));
  }

  private static CelBuilder environment() {
    return CelFactory.plannerCelBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addCompilerLibraries(
            CelExtensions.strings(TEXT),
            CelExtensions.math(),
            CelExtensions.sets(OPTIONS),
            CelExtensions.lists(LISTS))
        .addRuntimeLibraries(
            CelExtensions.strings(TEXT),
            CelExtensions.math(),
            CelExtensions.sets(OPTIONS),
            CelExtensions.lists(LISTS))
        .addFunctionDeclarations(BoundedText.declarations())
        .addFunctionBindings(ImmutableSet.copyOf(BoundedText.bindings()));
  }
}
