package dev.assize.statement.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.statement.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentSchemaTest {

  private static final DocumentSchema RECIPES =
      DocumentSchema.resource(DocumentSchemaTest.class, "recipe.json");

  record Recipe(String title, @Nullable Integer serves, @Nullable Digest digest, List<Move> steps) {

    Recipe {
      if (title.contains("poison")) {
        throw new IllegalArgumentException("nobody may cook " + title);
      }
    }

    record Move(@com.fasterxml.jackson.annotation.JsonProperty("do") String what, double minutes) {}
  }

  @Test
  void aValidDocumentBecomesAValue() {
    Recipe recipe =
        Document.parse("f", "title: Soup\nserves: 4\nsteps: [{do: boil, minutes: 2.5}]\n")
            .as(Recipe.class, RECIPES);
    assertThat(recipe)
        .isEqualTo(new Recipe("Soup", 4, null, List.of(new Recipe.Move("boil", 2.5))));
  }

  @Test
  void everyViolationIsReportedAtItsPlace() {
    assertThat(
            problems(
                """
                title: ab
                serves: many
                course: snack
                id: No Spaces
                steps:
                  - do: boil
                    minuts: 3
                  - minutes: 1
                """))
        .containsExactlyInAnyOrder(
            "f:1:1: title: must be at least 3 characters long",
            "f:2:1: serves: string found, integer expected",
            "f:3:1: course: does not have a value in the enumeration [\"starter\", \"main\", \"dessert\"]",
            "f:4:1: id: does not match the regex pattern ^[a-z-]+$",
            "f:7:5: steps.0: property 'minuts' is not defined in the schema and the schema does not"
                + " allow additional properties",
            "f:8:5: steps.1: required property 'do' not found");
  }

  @Test
  void aMissingKeyAtTheTopIsReportedAtTheStart() {
    assertThat(problems("steps: []")).containsExactly("f:1:1: required property 'title' not found");
  }

  @Test
  void anUnknownKeyWithASlashIsReportedAtItsOwnPlace() {
    assertThat(problems("title: Soup\nsteps: []\na/b: 1\n"))
        .singleElement()
        .asString()
        .startsWith("f:3:1: ");
  }

  @Test
  void whatTheValueItselfRefusesIsReportedAtItsPlace() {
    assertThat(problems("title: Soup\nsteps: []\ndigest: md5\n"))
        .containsExactly("f:3:1: a digest starts with \"sha256:\", not: md5");
    assertThat(problems("title: poison\nsteps: []\n"))
        .containsExactly("f:1:1: nobody may cook poison");
  }

  @Test
  void aSchemaThatIsNotThereIsAMistakeInTheProgram() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DocumentSchema.resource(DocumentSchemaTest.class, "missing.json"));
  }

  private static List<String> problems(String yaml) {
    Document document = Document.parse("f", yaml);
    return catchThrowableOfType(DocumentException.class, () -> document.as(Recipe.class, RECIPES))
        .problems();
  }
}
