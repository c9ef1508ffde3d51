package dev.assize.cli;

import dev.assize.register.concentration.Division;
import dev.assize.register.concentration.Shares;
import dev.assize.scheme.Scheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code assize register concentration}: who does how much of the examining. */
@Command(
    name = "concentration",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how the examining is divided: by evaluator, by owner, and by vendor of judging models.",
      "Whoever is above the scheme's cap is drawn no longer.",
    })
final class RegisterConcentrationCommand extends RegisterQuestion {

  @Override
  Answer answer(RegisterView view) {
    Map<String, Shares> all = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (Scheme scheme : view.shelf().institutions()) {
      Shares shares = view.people().shares(scheme.digest(), view.register().moment());
      all.put(scheme.metadata().name(), shares);
      lines.add(
          "%s: %d outcomes since %s"
              .formatted(scheme.metadata().name(), shares.outcomes(), shares.from()));
      lines.addAll(lines("evaluators", shares.evaluators()));
      lines.addAll(lines("owners", shares.owners()));
      lines.addAll(lines("vendors of judging models", shares.vendors()));
      shares.warnings().forEach(each -> lines.add("  ! " + each));
    }
    return new Answer(all, lines, ExitCode.YES);
  }

  private static List<String> lines(String kind, Division division) {
    List<String> lines = new ArrayList<>();
    lines.add("  %s, Herfindahl-Hirschman index %d".formatted(kind, division.index()));
    division
        .shares()
        .forEach(share ->
            lines.add(
                "    %-24s %d of %d, %s %%"
                    .formatted(share.party(), share.outcomes(), share.of(), share.percent())));
    return lines;
  }
}
