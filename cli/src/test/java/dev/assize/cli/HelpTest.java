package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  @Test
  void theListOfCommandsSaysInOneSentenceWhatEachIsFor() {
    List<String> cut = new ArrayList<>();
    List<CommandLine> all = commands(Assize.commandLine());

    for (CommandLine each : all) {
      String[] description = each.getCommandSpec().usageMessage().description();
      if (description.length == 0 || !description[0].endsWith(".")) {
        cut.add(each.getCommandSpec().qualifiedName());
      }
    }

    assertThat(all).hasSizeGreaterThan(60);
    assertThat(cut).as("commands whose first line is not a sentence").isEmpty();
  }

  private static List<CommandLine> commands(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().stream().distinct().forEach(each -> all.addAll(commands(each)));
    return all;
  }
}
