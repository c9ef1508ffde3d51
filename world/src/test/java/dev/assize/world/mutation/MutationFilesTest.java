package dev.assize.world.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.document.DocumentException;
import dev.assize.world.Techniques;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutationFilesTest {

  private static final String SOUND = "id: it\ntitle: It\nrewrite:\n  kind: frame\n  template: ";

  @TempDir Path attacks;

  @BeforeEach
  void makeTheFolder() throws IOException {
    Files.createDirectories(attacks.resolve("mutations"));
  }

  @Test
  void mutationsAreReadFromTheirFolder() throws IOException {
    write(SOUND + "'(${text})'");

    Mutation mutation = Techniques.load(attacks).findMutation("it").orElseThrow();

    assertThat(mutation.title()).isEqualTo("It");
    assertThat(mutation.tags()).isEmpty();
    assertThat(mutation.rewrite())
        .isEqualTo(new Frame(new Cover("(${text})"), "", Frame.Escape.NONE));
    assertThat(Techniques.load(attacks).findMutation("other")).isEmpty();
  }

  @Test
  void theDigestCoversMutations() throws IOException {
    write(SOUND + "'(${text})'");
    Techniques one = Techniques.load(attacks);
    write(SOUND + "\"(${text})\"  # the same in other letters");
    Techniques same = Techniques.load(attacks);
    write(SOUND + "'[${text}]'");
    Techniques another = Techniques.load(attacks);

    assertThat(same.digest()).isEqualTo(one.digest());
    assertThat(another.digest()).isNotEqualTo(one.digest());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "kind: shred                                                          | :4:4: | kind",
        "kind: frame                                                          | :3:1: | template",
        "kind: frame, template: '${text} ${text}'                             | :4:17: | once",
        "kind: frame, template: 'nothing'                                     | :4:17: | template",
        "kind: frame, template: '${text}', escape: sql                        | :4:38: | escape",
        "kind: encode, code: morse                                            | :4:18: | code",
        "kind: encode, code: hex, share: 1                                    | :4:29: | share",
        "kind: misspell, share: 1.5                                           | :4:20: | share",
        "kind: insert, between: lines, texts: [a]                             | :4:18: | between",
        "kind: repeat, between: []                                            | :4:18: | between",
        "kind: split, head: '${text}'                                         | :3:1: | tail",
        "kind: substitute, share: 1, letters: {a: []}                         | :4:42: | letters",
        "kind: pad, count: 3, paragraphs: [a, b]                              | :3:1: | only 2",
        "kind: acrostic, template: '${text}', words: {a: [apple, banana]}     | :3:1: | banana",
      })
  void aMistakeIsReportedWithItsLineAndColumn(String rewrite, String place, String problem)
      throws IOException {
    write("id: it\ntitle: It\nrewrite:\n  {" + rewrite + "}");

    assertThatThrownBy(() -> Techniques.load(attacks))
        .isInstanceOf(DocumentException.class)
        .satisfies(e ->
            assertThat(((DocumentException) e).problems())
                .anyMatch(line -> line.contains("it.yaml" + place) && line.contains(problem)));
  }

  @Test
  void aFileIsNamedLikeItsMutation() throws IOException {
    write(SOUND.replace("id: it", "id: that") + "'(${text})'");

    assertThatThrownBy(() -> Techniques.load(attacks)).hasMessageContaining("that.yaml");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(attacks.resolve("mutations/it.yaml"), yaml + "\n");
  }
}
