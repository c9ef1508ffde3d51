package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs docs/tour.md and docs/procurement.md, command by command, as it stands there: {@code
 * ./assize …}, with {@code NAME=$(…)}, {@code $NAME} and, after a number sign, an exit code other
 * than 0. All examinations are real ones of the stand-in.
 */
class TourTest {

  private static final Path TOUR = AssizeProcess.root().resolve("docs/tour.md");
  private static final Path PROCUREMENT = AssizeProcess.root().resolve("docs/procurement.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:(?<name>[A-Z]+)=\\$\\()?\\./assize (?<arguments>.*?)(?<end>\\))?(?: +# exit code (?<code>\\d))?");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder;

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, CommandRun> runs = new LinkedHashMap<>();

  /** The tour's, and docs/procurement.md's where that goes on from it. */
  private static List<String> commands() throws Exception {
    List<String> commands = new ArrayList<>();
    for (String line : commands(TOUR)) {
      commands.add(line);
      if (line.contains("gate") && line.contains("--at 2027-02-02")) {
        commands.addAll(commands(PROCUREMENT));
      }
    }
    return commands;
  }

  private static List<String> commands(Path page) throws Exception {
    List<String> commands = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(page));
    while (blocks.find()) {
      blocks.group(1).lines().filter(line -> !line.isBlank()).forEach(commands::add);
    }
    return commands;
  }

  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        word = word.replace("$" + variable.getKey(), variable.getValue());
      }
      assertThat(word).as(text).doesNotContain("$");
      words.add(
          word.startsWith("examples/")
              ? AssizeProcess.root().resolve(word).toString()
              : word.startsWith("tour/") ? folder.resolve(word).toString() : word);
    }
    return words;
  }

  /** What one process signs another must understand, as it does when the commands are typed. */
  private void inAnotherProcess(String line, List<String> arguments, int expected)
      throws Exception {
    AssizeProcess.Result result =
        AssizeProcess.run(folder.resolve("tour"), arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(line + "\n" + result.out() + result.err()).isEqualTo(expected);
  }

  private void run(String line) throws Exception {
    if (line.equals("export ASSIZE_HOME=tour")) {
      return;
    }
    if (line.startsWith("cp ")) {
      List<String> words = words(line);
      Path file = Path.of(words.get(1));
      Files.copy(file, Path.of(words.get(2)).resolve(file.getFileName()));
      return;
    }
    Matcher command = COMMAND.matcher(line);
    assertThat(command.matches()).as("the test does not understand: " + line).isTrue();
    String code = command.group("code");
    int expected = code == null ? 0 : Integer.parseInt(code);
    List<String> arguments = words(command.group("arguments"));
    if (arguments.getFirst().equals("gate") && !arguments.contains("--record")) {
      inAnotherProcess(line, arguments, expected);
      return;
    }
    CommandRun run = CommandRun.run(folder.resolve("tour"), arguments.toArray());
    assertThat(run.exitCode()).as(line + "\n" + run.out() + run.err()).isEqualTo(expected);
    if (command.group("name") != null) {
      variables.put(command.group("name"), run.out().strip());
    }
    runs.put(line, run);
    if (System.getenv("TOUR_PRINT") != null) {
      System.out.println("$ " + line + "\n" + run.out() + run.err());
    }
  }

  private CommandRun ran(String part) {
    return runs.entrySet().stream()
        .filter(each -> each.getKey().contains(part))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the tour has no command with: " + part));
  }

  private void itsRecordSaysWhatWasBought() throws Exception {
    assertThat(Files.readString(folder.resolve("tour/record.html")))
        .contains("DENY", "travel-clerk 2.0.0 by acme.example", "The model is a stand-in")
        .contains("alpha-lab.example", "third party", "of trials, at 95")
        .contains("does what it is asked to do in the world web when somebody tries to mislead it.")
        .contains(
            "Travel desk of buyer.example", "148,000.00 EUR", "6.35", "What is set aside covers")
        .contains("hijack-not-contained", "stand-in", "unknown-register");
    assertThat(ran("./assize record ").out()).contains("Holds: DENY by public-procurement");
    assertThat(ran("--form atrs").out()).contains("travel-clerk", "_declared_", "_measured_");
    assertThat(Files.readString(folder.resolve("tour/factsheet.csv")))
        .contains("\"Answers unknown\"", "\"travel-clerk\"");
  }

  @Test
  void everyCommandOfTheTourDoesWhatTheTourSays() throws Exception {
    for (String line : commands()) {
      run(line);
    }
    assertThat(runs).hasSizeGreaterThan(50);

    itsRecordSaysWhatWasBought();
    assertThat(ran("draw --check $CASE --at").out()).contains("is what the lottery draws");
    assertThat(ran("reveal tour/alpha-1 --key tour/keys/alpha-lab.key --at 2027-01-18").err())
        .contains("beta-lab.example could still learn from it");
    assertThat(ran("cases --at 2027-01-22").out())
        .contains("alpha-lab.example", "conforms", "beta-lab.example", "does not conform");
    assertThat(ran("status $CERT --at 2027-02-01").out()).contains("ACTIVE");
    assertThat(ran("tools-changed.json").out()).contains("ACTIVE", "DRIFT", "tool catalogue");
    assertThat(ran("status $CERT --at 2027-03-10").out()).contains("ACTIVE");
    assertThat(ran("status $CERT --at 2027-03-20").out()).contains("ON NOTICE");
    assertThat(ran("status $CERT --at 2027-04-20").out())
        .contains("SUSPENDED", "not settled", "has signed nothing after");
    assertThat(ran("--party beta-lab.example --office evaluator --proficiency 6").err())
        .contains("is not about the set-up of beta-lab.example");
    assertThat(ran("why $CERT").out()).contains("clocks.incidentFull", "clocks.remedialProposal");
    assertThat(ran("sanctions acme.example --at 2027-06-01").out())
        .contains("600.00 EUR by clause 7.2: stayed");
    assertThat(ran("restore --certificate").err()).contains("would have no effect");
    assertThat(ran("evaluators --at 2027-05-14").out()).contains("signal, missed flaw");
    assertThat(ran("evaluators alpha-lab.example").out())
        .contains("distrusted", "rests on it", "goes on notice");
    assertThat(ran("status $CERT --at 2027-06-01").out()).contains("WITHDRAWN");
    assertThat(runs.values().stream().map(CommandRun::out).anyMatch(out -> out.contains("BARRED")))
        .isTrue();
    assertThat(ran("register apply examples/tour/clerk --no-model").err())
        .contains("may not apply until");
    assertThat(ran("problems").out()).contains("Every entry has effect.");
  }
}
