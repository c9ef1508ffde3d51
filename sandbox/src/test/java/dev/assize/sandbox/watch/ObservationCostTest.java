package dev.assize.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Observing may not slow a run down so much that it would be noticed; figures go to target/. */
@Tag("sandbox")
@Tag("long")
class ObservationCostTest {

  private static final Pattern RATIO = Pattern.compile("median ratio ([0-9.]+)");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"starts", "files"})
  void observingDoesNotMultiplyTheTimeOfTheWork(String work) throws Exception {
    String printed =
        String.join("\n", new Stage(directory).playInNamespaces(ObservationCost.class, work));
    Files.writeString(Path.of("target", "observation-cost-" + work + ".txt"), printed + "\n");
    Matcher ratio = RATIO.matcher(printed);

    assertThat(ratio.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(ratio.group(1))).as(printed).isLessThan(4.0);
  }
}
