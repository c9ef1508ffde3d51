package dev.assize.world;

import dev.assize.cel.ExpressionException;
import dev.assize.cel.Expressions;
import dev.assize.cel.Template;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The attack techniques, in the order of their ids.
 *
 * @param all every technique
 * @param digest of their content, whatever the spelling of the files
 */
public record Techniques(List<Technique> all, Digest digest) {

  /** What a technique's text may name, in every world. */
  static final List<String> NAMES = List.of("me", "company", "attacker", "goal");

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Techniques.class, "technique.schema.json");

  public Techniques {
    all = List.copyOf(all);
  }

  /**
   * Reads {@code *.yaml} in a directory.
   *
   * @throws DocumentException with every problem and its place
   */
  public static Techniques load(Path directory) {
    PackFiles files = new PackFiles();
    Expressions expressions = Expressions.over(NAMES);
    List<Technique> techniques = new ArrayList<>();
    List<JsonNode> content = new ArrayList<>();
    for (Document document : files.readAll(directory)) {
      files.attempt(() -> {
        Technique technique = document.as(Technique.class, SCHEMA);
        PackFiles.checkId(document, technique.id());
        checkText(document, technique, expressions);
        techniques.add(technique);
        content.add(document.root());
      });
    }
    files.throwProblems();
    return new Techniques(techniques, Digest.of(Json.canonical(content)));
  }

  /** The technique with that id. */
  public Optional<Technique> find(String id) {
    return all.stream().filter(technique -> technique.id().equals(id)).findFirst();
  }

  private static void checkText(Document document, Technique technique, Expressions expressions) {
    try {
      Template.of(technique.text(), expressions);
    } catch (ExpressionException e) {
      throw document.problem("/text", "text: " + e.getMessage());
    }
  }
}
