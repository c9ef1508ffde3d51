package dev.assize.statement.document;

import java.util.List;

/**
 * A file that somebody wrote is not what it should be. The message has one line per problem, each
 * with its place.
 */
public final class DocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems one line each, {@code file:line:column: what is wrong}
   */
  public DocumentException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line per problem. */
  public List<String> problems() {
    return problems;
  }
}
