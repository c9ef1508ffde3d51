package dev.assize.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code join} and {@code replace} as in CEL's string extension, but with a bound on their result:
 * both can multiply the sizes of what they are given, which a check of finished values sees too
 * late.
 */
final class BoundedText {

  private BoundedText() {}

  static List<CelFunctionDecl> declarations() {
    ListType texts = ListType.create(SimpleType.STRING);
    return List.of(
        CelFunctionDecl.newFunctionDeclaration(
            "join",
            CelOverloadDecl.newMemberOverload("list_join", SimpleType.STRING, texts),
            CelOverloadDecl.newMemberOverload(
                "list_join_string", SimpleType.STRING, texts, SimpleType.STRING)),
        CelFunctionDecl.newFunctionDeclaration(
            "replace",
            CelOverloadDecl.newMemberOverload(
                "string_replace_string_string",
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING)));
  }

  static List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "join",
            CelFunctionBinding.from("list_join", List.class, list -> join(list, "")),
            CelFunctionBinding.from(
                "list_join_string", List.class, String.class, BoundedText::join)));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "replace",
            CelFunctionBinding.from(
                "string_replace_string_string",
                List.of(String.class, String.class, String.class),
                arguments ->
                    replace((String) arguments[0], (String) arguments[1], (String) arguments[2]))));
    return bindings;
  }

  private static String join(List<?> texts, String separator) {
    StringBuilder joined = new StringBuilder();
    String before = "";
    for (Object text : texts) {
      if (!(text instanceof String part)) {
        throw new IllegalArgumentException("join takes a list of texts");
      }
      append(append(joined, before), part);
      before = separator;
    }
    return joined.toString();
  }

  private static String replace(String text, String search, String replacement) {
    if (search.isEmpty()) {
      throw new IllegalArgumentException("replace needs something to search for");
    }
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, from)) {
      append(append(replaced, text.substring(from, at)), replacement);
      from = at + search.length();
    }
    return append(replaced, text.substring(from)).toString();
  }

  private static StringBuilder append(StringBuilder text, String part) {
    if (text.length() + part.length() > Budget.MAX_TEXT) {
      throw Budget.textTooLong();
    }
    return text.append(part);
  }
}
