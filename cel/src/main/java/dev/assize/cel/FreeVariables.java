package dev.assize.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The identifiers of an expression that no macro of its own binds. */
final class FreeVariables {

  private final Map<String, Long> found = new LinkedHashMap<>();

  private FreeVariables() {}

  /** Each name with the id of the node where it first stands. */
  static Map<String, Long> of(CelExpr expression) {
    FreeVariables variables = new FreeVariables();
    variables.visit(expression, Set.of());
    return variables.found;
  }

  private void visit(CelExpr node, Set<String> bound) {
    switch (node.getKind()) {
      case IDENT -> {
        if (!bound.contains(node.ident().name())) {
          found.putIfAbsent(node.ident().name(), node.id());
        }
      }
      case SELECT -> visit(node.select().operand(), bound);
      case CALL -> {
        node.call().target().ifPresent(target -> visit(target, bound));
        node.call().args().forEach(argument -> visit(argument, bound));
      }
      case LIST -> node.list().elements().forEach(element -> visit(element, bound));
      case MAP ->
          node.map()
              .entries()
              .forEach(entry -> {
                visit(entry.key(), bound);
                visit(entry.value(), bound);
              });
      case STRUCT -> node.struct().entries().forEach(entry -> visit(entry.value(), bound));
      case COMPREHENSION -> visit(node.comprehension(), bound);
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void visit(CelComprehension loop, Set<String> bound) {
    visit(loop.iterRange(), bound);
    visit(loop.accuInit(), bound);
    Set<String> inside = new TreeSet<>(bound);
    inside.add(loop.iterVar());
    inside.add(loop.iterVar2());
    inside.add(loop.accuVar());
    visit(loop.loopCondition(), inside);
    visit(loop.loopStep(), inside);
    visit(loop.result(), inside);
  }
}
