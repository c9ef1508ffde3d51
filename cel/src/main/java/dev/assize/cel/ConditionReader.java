package dev.assize.cel;

import dev.assize.cel.Condition.All;
import dev.assize.cel.Condition.Always;
import dev.assize.cel.Condition.Any;
import dev.assize.cel.Condition.Comparison;
import dev.assize.cel.Condition.Constant;
import dev.assize.cel.Condition.Not;
import dev.assize.cel.Condition.OneOf;
import dev.assize.cel.Condition.Operator;
import dev.assize.cel.Condition.Truth;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one {@link Condition}. Macros stay calls, and calls of other functions are refused. */
final class ConditionReader {

  private static final String ALLOWED =
      "; a condition compares facts with constants (==, !=, <, <=, >, >=, in) and joins that with"
          + " &&, || and !";

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(
              CelOptions.current()
                  .maxExpressionCodePointSize(Expressions.MAX_SIZE)
                  .maxParseRecursionDepth(64)
                  .maxParseErrorRecoveryLimit(1)
                  .build())
          .build();

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "_==_", Operator.EQUAL,
          "_!=_", Operator.UNEQUAL,
          "_<_", Operator.LESS,
          "_<=_", Operator.AT_MOST,
          "_>_", Operator.GREATER,
          "_>=_", Operator.AT_LEAST);

  private final String text;
  private Map<Long, Integer> positions = Map.of();

  ConditionReader(String text) {
    this.text = text;
  }

  Condition read() {
    if (text.codePointCount(0, text.length()) > Expressions.MAX_SIZE) {
      throw Condition.problem(
          text, 0, "the condition is longer than " + Expressions.MAX_SIZE + " characters");
    }
    try {
      CelAbstractSyntaxTree tree = PARSER.parse(text).getAst();
      positions = tree.getSource().getPositionsMap();
      return condition(tree.getExpr());
    } catch (CelValidationException e) {
      CelIssue first = e.getErrors().getFirst();
      throw new ExpressionException(
          text,
          Math.max(1, first.getSourceLocation().getLine()),
          Math.max(0, first.getSourceLocation().getColumn()) + 1,
          first.getMessage().replaceAll("\\s+", " "));
    } catch (ExpressionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Condition.problem(text, 0, "not a condition: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw Condition.problem(text, 0, "the condition is nested too deeply");
    }
  }

  private Condition condition(CelExpr node) {
    Optional<Object> constant = constant(node);
    if (constant.isPresent()) {
      if (constant.get() instanceof Boolean value) {
        return new Always(value, start(node));
      }
      throw problem(node, "this is not a condition: its value is neither true nor false");
    }
    Optional<String> name = name(node);
    if (name.isPresent()) {
      return new Truth(name.get(), start(node));
    }
    if (node.getKind() != CelExpr.ExprKind.Kind.CALL) {
      throw problem(node, "this may not stand in a condition" + ALLOWED);
    }
    return call(node);
  }

  private Condition call(CelExpr node) {
    String function = node.call().function();
    List<CelExpr> arguments = node.call().args();
    return switch (function) {
      case "_&&_" -> new All(parts(node, function), start(node));
      case "_||_" -> new Any(parts(node, function), start(node));
      case "!_" -> new Not(condition(arguments.getFirst()), start(node));
      case "@in", "_in_" -> oneOf(node, arguments.get(0), arguments.get(1));
      default -> {
        Operator operator = OPERATORS.get(function);
        if (operator == null) {
          throw problem(node, named(function) + " may not stand in a condition" + ALLOWED);
        }
        yield comparison(node, operator, arguments.get(0), arguments.get(1));
      }
    };
  }

  /** The parser makes a tree of what was written as a chain. */
  private List<Condition> parts(CelExpr node, String function) {
    List<Condition> parts = new ArrayList<>();
    for (CelExpr argument : node.call().args()) {
      if (argument.getKind() == CelExpr.ExprKind.Kind.CALL
          && argument.call().function().equals(function)) {
        parts.addAll(parts(argument, function));
      } else {
        parts.add(condition(argument));
      }
    }
    return parts;
  }

  private Condition comparison(CelExpr node, Operator operator, CelExpr left, CelExpr right) {
    Optional<String> name = name(left);
    Optional<Object> value = constant(right);
    if (name.isPresent() && value.isPresent()) {
      return new Comparison(
          name.get(), operator, new Constant(value.get(), start(right)), start(left));
    }
    name = name(right);
    value = constant(left);
    if (name.isPresent() && value.isPresent()) {
      return new Comparison(
          name.get(), operator.mirrored(), new Constant(value.get(), start(left)), start(right));
    }
    throw problem(
        node, "a comparison needs a fact on one side and a constant on the other" + ALLOWED);
  }

  private Condition oneOf(CelExpr node, CelExpr left, CelExpr right) {
    Optional<String> name = name(left);
    if (name.isEmpty() || right.getKind() != CelExpr.ExprKind.Kind.LIST) {
      throw problem(node, "\"in\" needs a fact before it and a list of constants behind it");
    }
    List<Constant> values = new ArrayList<>();
    for (CelExpr element : right.list().elements()) {
      Object value =
          constant(element).orElseThrow(() -> problem(element, "this is not a constant" + ALLOWED));
      values.add(new Constant(value, start(element)));
    }
    if (values.isEmpty()) {
      throw problem(right, "the list is empty");
    }
    return new OneOf(name.get(), values, start(left));
  }

  private static Optional<String> name(CelExpr node) {
    return switch (node.getKind()) {
      case IDENT -> Optional.of(node.ident().name());
      case SELECT ->
          name(node.select().operand()).map(before -> before + "." + node.select().field());
      default -> Optional.empty();
    };
  }

  private static Optional<Object> constant(CelExpr node) {
    if (node.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
      return switch (node.constant().getKind()) {
        case BOOLEAN_VALUE -> Optional.of(node.constant().booleanValue());
        case INT64_VALUE -> Optional.of(node.constant().int64Value());
        case STRING_VALUE -> Optional.of(node.constant().stringValue());
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private static String named(String function) {
    return switch (function) {
      case "_?_:_" -> "\"? :\"";
      case "_[_]" -> "\"[ ]\"";
      default -> "\"" + function.replace("_", "") + "\"";
    };
  }

  /** Where a node's text begins; for the parser a call is where its operator or its bracket is. */
  private int start(CelExpr node) {
    CelExpr first = node;
    while (true) {
      List<CelExpr> arguments =
          first.getKind() == CelExpr.ExprKind.Kind.CALL ? first.call().args() : List.of();
      if (first.getKind() == CelExpr.ExprKind.Kind.SELECT) {
        first = first.select().operand();
      } else if (arguments.size() > 1 && !first.call().function().matches("[a-zA-Z].*")) {
        first = arguments.getFirst();
      } else {
        break;
      }
    }
    int codePoints = positions.getOrDefault(first.id(), 0);
    return text.offsetByCodePoints(
        0, Math.clamp(codePoints, 0, text.codePointCount(0, text.length())));
  }

  private ExpressionException problem(CelExpr node, String reason) {
    return Condition.problem(text, start(node), reason);
  }
}
