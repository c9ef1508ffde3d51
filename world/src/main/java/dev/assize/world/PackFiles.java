package dev.assize.world;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a folder of YAML files and gathers all their problems before it gives up. */
final class PackFiles {

  private static final String SUFFIX = ".yaml";

  private final List<String> problems = new ArrayList<>();

  /** Every readable {@code *.yaml} of a directory, in the order of their names. */
  List<Document> readAll(Path directory) {
    List<Document> documents = new ArrayList<>();
    for (Path file : list(directory)) {
      attempt(() -> documents.add(Document.read(file)));
    }
    return documents;
  }

  /** Runs a check and notes its problems. */
  void attempt(Runnable check) {
    try {
      check.run();
    } catch (DocumentException e) {
      problems.addAll(e.problems());
    }
  }

  /** Runs a check that gives a value, or notes its problems and gives none. */
  <T> List<T> result(Supplier<T> check) {
    List<T> value = new ArrayList<>(1);
    attempt(() -> value.add(check.get()));
    return value;
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /**
   * @throws DocumentException if there were problems
   */
  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
  }

  /**
   * @throws DocumentException if the file's name is not its id
   */
  static void checkId(Document document, String id) {
    Path name = Path.of(document.source()).getFileName();
    if (!(id + SUFFIX).equals(String.valueOf(name))) {
      throw document.problem("/id", "id: the file of \"" + id + "\" must be named " + id + SUFFIX);
    }
  }

  private List<Path> list(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      stream.forEach(files::add);
    } catch (IOException e) {
      problem(directory + ": not a readable directory");
    }
    files.sort(null);
    return files;
  }
}
