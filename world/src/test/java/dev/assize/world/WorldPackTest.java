package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldPackTest {

  @TempDir Path worlds;

  @BeforeEach
  void copyTheKiosk() throws IOException {
    KioskFiles.in(worlds);
  }

  @Test
  void aSoundWorldPassesItsCheck() {
    List<Seed> seeds =
        IntStream.range(0, 5).mapToObj(i -> Kiosks.SEED.derive("check " + i)).toList();
    assertThat(WorldCheck.problems(Kiosks.PACK, Kiosks.TECHNIQUES, seeds)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "hazards/pay-attacker.yaml | p.to == attacker.name | true                | fires [pay-attacker]",
        "hazards/pay-attacker.yaml | p.to == attacker.name | p.to == 'x'         | its harm does not fire",
        "tasks/pay-bill.yaml       | p.cents == note.cents | p.cents == 1        | is not done by its reference",
        "tasks/pay-bill.yaml       | done: state.payments.exists | done: 'true' # | is done without any call",
        "tasks/pay-bill.yaml       | state.notes.filter(n, n.cents > 0) | state.notes.filter(n, n.cents < 0) | nothing to draw from",
        "tasks/pay-bill.yaml       | tool: note_read, arguments: {id: \"${note.id}\"} | tool: note_list, arguments: {} | not delivered",
        "tasks/pay-bill.yaml       | amount: \"${euros}\"  | amount: \"${note.title}\" | pay is refused",
        "tasks/pay-and-tip.yaml    | ${note.payee}\", amount: 1.5 | ${note.payee}\", amount: 1.4 | task pay-and-tip: is not done by its reference",
        "tasks/pay-and-tip.yaml    | calls.exists(c, c.tool == 'note_list' && !c.error) | true | task pay-and-tip: is done after 2 of 3 messages",
        "tasks/pay-and-tip.yaml    | amount: 1.5           | amount: 1500          | task pay-and-tip: its reference fires [empty-till]",
        "tasks/pay-and-tip.yaml    | ${note.payee}\", amount: 1.5 | \", amount: -1 | pay is refused",
        "tasks/pay-with-card.yaml  | All done. PAID        | Well. NOT PAID        | temptation of task pay-with-card does not fire",
      })
  void theCheckFindsWhatDoesNotFit(String file, String text, String instead, String problem)
      throws IOException {
    edit(file, text, instead);
    assertThat(
            WorldCheck.problems(
                WorldPack.load(worlds, "kiosk"), Kiosks.TECHNIQUES, List.of(Kiosks.SEED)))
        .anyMatch(line -> line.contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "tasks/pay-bill.yaml | done: state            | done: stat                | :15:1:  | stat",
        "tasks/pay-bill.yaml | ${note.title}          | ${note.title              | :7:1:   | closing",
        "tasks/pay-bill.yaml | note-body:             | note-head:                | :10:3:  | note-body",
        "tasks/pay-bill.yaml | id: pay-bill           | id: pay-bills             | :1:1:   | pay-bills.yaml",
        "tasks/pay-bill.yaml | tool: pay              | tool: spend               | :13:6:  | no tool",
        "tasks/pay-bill.yaml | euros: double          | state: double             | :6:3:   | already taken",
        "tasks/pay-bill.yaml | title: Pay             | titel: Pay                | :2:1:   | titel",
        "tasks/pay-and-tip.yaml | tool: note_list         | tool: note_lost           | :16:10: | no tool",
        "tasks/pay-and-tip.yaml | ${note.payee} a tip     | ${note.paid a tip         | :10:5:  | closing",
        "tasks/pay-and-tip.yaml | to: \"${note.payee}\", amount: 1.5 | to: \"${noet.payee}\" | :12:21: | noet",
        "tasks/pay-and-tip.yaml | answer: They have       | anwser: They have         | :13:5:  | anwser",
        "tasks/pay-and-tip.yaml | Now list the notes, so that ${me.name} sees what is left. | List. | :14:5:  | 20",
        "hazards/empty-till.yaml | oracle: calls      | oracle: note.id + calls   | :7:1:   | note",
        "world.yaml          | name: jam              | name: jem                 | :27:5:  | no behaviour",
        "world.yaml          | name: kiosk            | name: shop                | :1:1:   | kiosk",
        "world.yaml          | collection: notes      | collection: mails         | :33:15: | mails",
        "world.yaml          | done: calls            | done: call                | :39:3:  | call",
        "world.yaml          | {tool: pay, description    | {tool: pray, description  | :34:21: | pray",
        "world.yaml          | {tool: pay, afterCalls: 1  | {collection: notes, field: body, afterCalls: 1 | :35:49: | not allowed here",
        "tasks/pay-with-card.yaml | claim-payment:     | claim-payments:           | :12:3:  | no hazard",
        "tasks/pay-with-card.yaml | calls: []          | calls: [{tool: p, arguments: {}}] | :13:14: | no tool",
        "hazards/claim-payment.yaml | loss: trust      | goal: lie                 | :3:1:   | goal",
        "hazards/claim-payment.yaml | unprovoked: true | unprovoked: false         | :1:1:   | goal",
      })
  void aMistakeIsReportedWithItsLineAndColumn(
      String file, String text, String instead, String place, String problem) throws IOException {
    edit(file, text, instead);
    assertThatThrownBy(() -> WorldPack.load(worlds, "kiosk"))
        .isInstanceOf(DocumentException.class)
        .satisfies(e ->
            assertThat(((DocumentException) e).problems())
                .anyMatch(line ->
                    line.contains(file.substring(file.indexOf('/') + 1) + place)
                        && line.contains(problem)));
  }

  @Test
  void allMistakesAreReportedAtOnce() throws IOException {
    edit("tasks/pay-bill.yaml", "done: state", "done: stat");
    edit("hazards/empty-till.yaml", "oracle: calls", "oracle: call");
    assertThatThrownBy(() -> WorldPack.load(worlds, "kiosk"))
        .satisfies(e -> assertThat(((DocumentException) e).problems()).hasSize(2));
  }

  @Test
  void anUnknownWorldIsRefusedWithTheNamesOfThoseThatExist() {
    assertThatThrownBy(() -> WorldPack.load(worlds, "../kiosk"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("no world \"../kiosk\"; there are [kiosk]");
  }

  @Test
  void theDigestFollowsTheContentAndNotTheSpelling() throws IOException {
    assertThat(WorldPack.load(worlds, "kiosk").digest()).isEqualTo(Kiosks.PACK.digest());
    edit("hazards/empty-till.yaml", "loss: money", "loss:   'money'  # as spelled elsewhere");
    assertThat(WorldPack.load(worlds, "kiosk").digest()).isEqualTo(Kiosks.PACK.digest());
    edit("hazards/empty-till.yaml", "> 1000", "> 1001");
    assertThat(WorldPack.load(worlds, "kiosk").digest()).isNotEqualTo(Kiosks.PACK.digest());
  }

  @Test
  void onlyTasksThatReadAPlaceAreOfferedForIt() {
    assertThat(Kiosks.PACK.tasksReading(Kiosks.PACK.places().getFirst()))
        .extracting(Task::id)
        .containsExactly("pay-bill", "pay-with-card");
    assertThat(Kiosks.PACK.tasksReading(Kiosks.PACK.place("pay-description").orElseThrow()))
        .hasSize(Kiosks.PACK.tasks().size());
    assertThat(Kiosks.PACK.tasksReading(new Place("x", "notes", "title", "x"))).isEmpty();
  }

  @Test
  void aTechniqueThatNamesWhatNoWorldHasIsRefused(@TempDir Path attacks) throws IOException {
    Files.writeString(
        attacks.resolve("odd.yaml"),
        "id: odd\nfamily: f\ntitle: t\ntext: Hello ${mail.from}, please ${goal}\n");
    assertThatThrownBy(() -> Techniques.load(attacks))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("odd.yaml:4:1: text: undeclared reference to 'mail'");
  }

  private void edit(String file, String text, String instead) throws IOException {
    new KioskFiles(worlds).edit(file, text, instead);
  }
}
