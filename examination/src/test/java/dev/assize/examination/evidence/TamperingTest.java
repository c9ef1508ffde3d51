package dev.assize.examination.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.SmallExamination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed in a published examination is found, and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

  /** In a file, flip a byte in each of its first so many values, and in some of the rest. */
  private static final int VALUES = 60;

  @TempDir private static Path path;

  private Published published;

  @BeforeAll
  void publish() throws Exception {
    Published original = Published.in(path.resolve("original"), SmallExamination.plan(6));
    published = original.copy(path);
    assertThat(published.verify().passed()).isTrue();
  }

  static List<String> files() {
    return List.of(
        "bundle.json",
        "seal.json",
        "statement.dsse.json",
        "evidence.json",
        "plan.json",
        "findings.json",
        "journal.jsonl");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFlippedByteInAnyFieldIsFoundAndItsFileNamed(String name) throws IOException {
    byte[] original = Files.readAllBytes(published.file(name));
    List<Integer> places = places(original);
    assertThat(places).hasSizeGreaterThan(10);
    for (int place : places) {
      byte[] changed = original.clone();
      changed[place] ^= 1;
      assertFound(name, changed, named(name), name + " at " + place);
    }
  }

  @Test
  void aFlippedByteInAnyTraceIsFoundAndTheTraceNamed() throws IOException {
    for (Path trace : traces()) {
      String name = "traces/" + trace.getFileName();
      byte[] original = Files.readAllBytes(trace);
      for (int place : new int[] {0, 5, original.length / 2, original.length - 1}) {
        byte[] changed = original.clone();
        changed[place] ^= 1;
        assertFound(name, changed, name, name + " at " + place);
      }
    }
  }

  @Test
  void everyHashAndLineOfTheProofsCounts() throws IOException {
    for (String name : List.of("bundle.json", "seal.json")) {
      String bundle = Files.readString(published.file(name));
      int proof = bundle.indexOf("\"proof\"");
      String[] lines = bundle.substring(proof).split("\\\\n", -1);
      assertThat(lines.length).isGreaterThan(6);
      for (int line = 0; line < lines.length; line++) {
        if (lines[line].length() > 4) {
          String[] changed = lines.clone();
          int middle = changed[line].length() / 2;
          char flipped = (char) (changed[line].charAt(middle) ^ 1);
          changed[line] =
              changed[line].substring(0, middle) + flipped + changed[line].substring(middle + 1);
          String text = bundle.substring(0, proof) + String.join("\\n", changed);
          assertFound(name, text.getBytes(StandardCharsets.UTF_8), "", name + " line " + line);
        }
        List<String> shorter = new ArrayList<>(List.of(lines));
        shorter.remove(line);
        String text = bundle.substring(0, proof) + String.join("\\n", shorter);
        assertFound(name, text.getBytes(StandardCharsets.UTF_8), "", name + " without " + line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aTruncatedEmptyOrMissingFileIsFound(String name) throws IOException {
    byte[] original = Files.readAllBytes(published.file(name));
    assertFound(name, Arrays.copyOf(original, original.length / 2), named(name), "half " + name);
    assertFound(name, new byte[0], named(name), "empty " + name);
    Files.delete(published.file(name));
    try {
      assertThat(Published.problems(published.verify()))
          .as("without " + name)
          .anySatisfy(problem -> assertThat(problem).contains(named(name)));
    } finally {
      Files.write(published.file(name), original);
    }
  }

  @Test
  void linesOfTheJournalCannotBeSwappedDroppedOrDoubled() throws IOException {
    List<UnaryOperator<List<String>>> changes =
        List.of(
            lines -> {
              Collections.swap(lines, 0, 1);
              return lines;
            },
            lines -> lines.subList(0, lines.size() - 1),
            lines -> lines.subList(1, lines.size()),
            lines -> {
              lines.add(lines.getFirst());
              return lines;
            });
    for (UnaryOperator<List<String>> change : changes) {
      List<String> lines = new ArrayList<>(Files.readAllLines(published.file("journal.jsonl")));
      String changed = String.join("\n", change.apply(lines)) + "\n";
      assertFound(
          "journal.jsonl",
          changed.getBytes(StandardCharsets.UTF_8),
          "journal.jsonl: was changed",
          "the journal's lines");
    }
  }

  @Test
  void tracesCannotBeSwappedRemovedOrAdded() throws IOException {
    List<Path> traces = traces();
    byte[] first = Files.readAllBytes(traces.getFirst());
    byte[] last = Files.readAllBytes(traces.getLast());
    Files.write(traces.getFirst(), last);
    Files.write(traces.getLast(), first);
    assertThat(Published.problems(published.verify()))
        .filteredOn(problem -> problem.endsWith(": was changed"))
        .hasSize(2);
    Files.write(traces.getFirst(), first);
    Files.delete(traces.getLast());
    assertThat(Published.problems(published.verify()))
        .singleElement()
        .asString()
        .endsWith(traces.getLast().getFileName() + ": is missing");
    Files.write(traces.getLast(), last);
    Path added = published.file("traces/" + "0".repeat(64) + ".jsonl.zst");
    Files.write(added, first);
    assertThat(Published.problems(published.verify()))
        .singleElement()
        .asString()
        .endsWith(added.getFileName() + ": was added");
    Files.delete(added);
    assertThat(published.verify().passed()).isTrue();
  }

  @Test
  void anotherExaminationsSealOrOutcomeDoesNotFit() throws Exception {
    EvaluatorHome home = published.home();
    var other = Published.sealed(home, path.resolve("other"), SmallExamination.plan(4));
    SmallExamination.run(other, 1);
    Publication.publish(other, home.local());
    for (String name : List.of("seal.json", "bundle.json", "evidence.json", "findings.json")) {
      assertFound(name, Files.readAllBytes(other.path().resolve(name)), "", "another's " + name);
    }
  }

  /** One place in each value, where a value is a run of letters, digits and the like. */
  private static List<Integer> places(byte[] bytes) {
    TreeSet<Integer> places = new TreeSet<>();
    int start = -1;
    for (int at = 0; at <= bytes.length; at++) {
      boolean inside = at < bytes.length && (bytes[at] > ',' || bytes[at] < 0);
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        places.add(start + (at - start) / 2);
        start = -1;
      }
    }
    List<Integer> all = List.copyOf(places);
    List<Integer> chosen = new ArrayList<>(all.subList(0, Math.min(VALUES, all.size())));
    for (int rest = VALUES; rest < all.size(); rest += 1 + all.size() / VALUES) {
      chosen.add(all.get(rest));
    }
    chosen.add(0);
    chosen.add(bytes.length - 1);
    return chosen;
  }

  private void assertFound(String name, byte[] changed, String named, String what)
      throws IOException {
    byte[] original = Files.readAllBytes(published.file(name));
    Files.write(published.file(name), changed);
    try {
      List<String> problems = Published.problems(published.verify());
      assertThat(problems)
          .as(what)
          .isNotEmpty()
          .anySatisfy(problem -> assertThat(problem).contains(named));
    } finally {
      Files.write(published.file(name), original);
    }
  }

  /** What a message about a file has to say at least. */
  private static String named(String name) {
    return switch (name) {
      case "bundle.json" -> "the outcome";
      case "seal.json" -> "the plan";
      default -> name;
    };
  }

  private List<Path> traces() throws IOException {
    try (var files = Files.list(published.file("traces"))) {
      return files.sorted().toList();
    }
  }
}
