package dev.assize.world;

import dev.assize.cel.ExpressionException;
import dev.assize.cel.Expressions;
import dev.assize.cel.Template;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.world.mutation.Mutation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The attack techniques and the mutations that can disguise them, each in the order of their ids.
 *
 * @param all every technique
 * @param mutations every mutation
 * @param digest of their content, whatever the spelling of the files
 */
public record Techniques(List<Technique> all, List<Mutation> mutations, Digest digest) {

  /** What a technique's text may name, in every world. */
  static final List<String> NAMES = List.of("me", "company", "attacker", "goal");

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Techniques.class, "technique.schema.json");
  private static final DocumentSchema MUTATION_SCHEMA =
      DocumentSchema.resource(Techniques.class, "mutation.schema.json");

  public Techniques {
    all = List.copyOf(all);
    mutations = List.copyOf(mutations);
  }

  /** Techniques without mutations. */
  public Techniques(List<Technique> all, Digest digest) {
    this(all, List.of(), digest);
  }

  /**
   * Reads {@code *.yaml} in a directory, and the mutations in its folder {@code mutations} if it
   * has one.
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
    List<Mutation> mutations = new ArrayList<>();
    List<JsonNode> mutationContent = new ArrayList<>();
    for (Document document : mutationFiles(files, directory.resolve("mutations"))) {
      files.attempt(() -> {
        Mutation mutation = document.as(Mutation.class, MUTATION_SCHEMA);
        PackFiles.checkId(document, mutation.id());
        mutations.add(mutation);
        mutationContent.add(document.root());
      });
    }
    files.throwProblems();
    return new Techniques(
        techniques,
        mutations,
        Digest.of(Json.canonical(Map.of("techniques", content, "mutations", mutationContent))));
  }

  /**
   * What a pack brings in its folder {@code attacks}; none if it has no such folder.
   *
   * @throws DocumentException with every problem and its place
   */
  public static Techniques broughtBy(WorldPack pack) {
    Path attacks = pack.folder().resolve("attacks");
    return Files.isDirectory(attacks)
        ? load(attacks)
        : new Techniques(List.of(), Digest.of(new byte[0]));
  }

  /**
   * These and others.
   *
   * @throws DocumentException if one of the others is called like one of these
   */
  public Techniques with(Techniques more) {
    if (more.all.isEmpty() && more.mutations.isEmpty()) {
      return this;
    }
    for (Technique technique : more.all) {
      if (find(technique.id()).isPresent()) {
        throw taken("technique", technique.id());
      }
    }
    for (Mutation mutation : more.mutations) {
      if (findMutation(mutation.id()).isPresent()) {
        throw taken("mutation", mutation.id());
      }
    }
    return new Techniques(
        Stream.concat(all.stream(), more.all.stream()).toList(),
        Stream.concat(mutations.stream(), more.mutations.stream()).toList(),
        Digest.of(Json.canonical(List.of(digest, more.digest))));
  }

  private static DocumentException taken(String kind, String id) {
    return new DocumentException(
        List.of("there is a " + kind + " \"" + id + "\" already; give the pack's another name"));
  }

  /** The technique with that id. */
  public Optional<Technique> find(String id) {
    return all.stream().filter(technique -> technique.id().equals(id)).findFirst();
  }

  /** The mutation with that id. */
  public Optional<Mutation> findMutation(String id) {
    return mutations.stream().filter(mutation -> mutation.id().equals(id)).findFirst();
  }

  private static List<Document> mutationFiles(PackFiles files, Path directory) {
    return Files.isDirectory(directory) ? files.readAll(directory) : List.of();
  }

  private static void checkText(Document document, Technique technique, Expressions expressions) {
    try {
      Template.of(technique.text(), expressions);
    } catch (ExpressionException e) {
      throw document.problem("/text", "text: " + e.getMessage());
    }
  }
}
