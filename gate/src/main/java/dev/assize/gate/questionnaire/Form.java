package dev.assize.gate.questionnaire;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A questionnaire, as a file says it.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code Questionnaire}
 * @param metadata what it is modelled on
 * @param topics words by which requirements belong to a topic: those whose id contains one of them
 * @param sections in their order
 */
public record Form(
    String apiVersion,
    String kind,
    Metadata metadata,
    Map<String, List<String>> topics,
    List<Section> sections) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(Form.class, "form.schema.json");

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if two questions have one number
   */
  public Form {
    topics = topics == null ? Map.of() : Map.copyOf(new TreeMap<>(topics));
    sections = List.copyOf(sections);
    Set<String> numbers = new HashSet<>();
    for (Section section : sections) {
      for (Question question : section.questions()) {
        if (!numbers.add(question.number())) {
          throw new IllegalArgumentException("the question " + question.number() + " stands twice");
        }
      }
    }
  }

  /**
   * What it is.
   *
   * @param name by which it is chosen
   * @param version of what it is modelled on
   * @param title for people
   * @param source where that is published
   * @param wording whose words the questions are
   */
  public record Metadata(
      String name, String version, String title, String source, String wording) {}

  /** Questions that belong together. */
  public record Section(String title, List<Question> questions) {

    /** Copies the list. */
    public Section {
      questions = List.copyOf(questions);
    }
  }

  /**
   * A question.
   *
   * @param number as published, or ours
   * @param ask the question
   * @param from what may answer it, the first that can does; see {@link Sayings}
   * @param who can answer it if no evidence does
   */
  public record Question(String number, String ask, List<String> from, String who) {

    /** Copies the list. */
    public Question {
      from = from == null ? List.of() : List.copyOf(from);
    }
  }

  /**
   * Reads a form.
   *
   * @throws DocumentException if it is none, with every problem and its place
   */
  public static Form read(Path file) {
    return of(Document.read(file));
  }

  /**
   * A form in a document.
   *
   * @throws DocumentException if it is none, with every problem and its place
   */
  public static Form of(Document document) {
    Form form = document.as(Form.class, SCHEMA);
    for (int s = 0; s < form.sections.size(); s++) {
      List<Question> questions = form.sections.get(s).questions();
      for (int q = 0; q < questions.size(); q++) {
        for (int i = 0; i < questions.get(q).from().size(); i++) {
          String source = questions.get(q).from().get(i);
          if (!Sayings.knows(source, form.topics.keySet())) {
            throw document.problem(
                "/sections/%d/questions/%d/from/%d".formatted(s, q, i),
                "\"" + source + "\" answers nothing; there are: " + Sayings.names());
          }
        }
      }
    }
    return form;
  }

  /**
   * Finds a form by name, or by path.
   *
   * @throws DocumentException if there is none, or it is not valid
   */
  public static Form load(Path forms, String nameOrPath) {
    if (nameOrPath.matches("[a-z0-9-]+")) {
      Path file = forms.resolve(nameOrPath + ".yaml");
      if (Files.exists(file)) {
        return read(file);
      }
    }
    if (nameOrPath.contains("/") || nameOrPath.endsWith(".yaml")) {
      return read(Path.of(nameOrPath));
    }
    throw new DocumentException(
        List.of(
            "no questionnaire named \"%s\"; there are: %s"
                .formatted(
                    nameOrPath,
                    String.join(
                        ", ", all(forms).stream().map(each -> each.metadata().name()).toList()))));
  }

  /** All forms of a folder, in the order of their files' names. */
  public static List<Form> all(Path forms) {
    try (Stream<Path> files = Files.list(forms)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Form::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Digest of the canonical form. */
  public Digest digest() {
    return Digest.of(Json.canonical(this));
  }
}
