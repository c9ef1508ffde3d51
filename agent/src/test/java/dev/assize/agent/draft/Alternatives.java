package dev.assize.agent.draft;

import java.util.ArrayList;
import java.util.List;

/** Does by hand what a draft's comments suggest: puts an alternative in place of the interface. */
final class Alternatives {

  private static final String START = "# interface:";

  private Alternatives() {}

  /** One manifest for each alternative. */
  static List<String> of(String yaml) {
    List<String> manifests = new ArrayList<>();
    List<String> lines = yaml.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(START)) {
        manifests.add(replaceInterface(lines, block(lines, i)));
      }
    }
    return manifests;
  }

  private static List<String> block(List<String> lines, int start) {
    return lines.stream()
        .skip(start)
        .takeWhile(line -> line.equals(START) || line.startsWith("#   "))
        .map(line -> line.substring(2))
        .toList();
  }

  private static String replaceInterface(List<String> lines, List<String> block) {
    int start = lines.indexOf("interface:");
    int end = start + 1;
    while (lines.get(end).startsWith("  ")) {
      end++;
    }
    List<String> replaced = new ArrayList<>(lines.subList(0, start));
    replaced.addAll(block);
    replaced.addAll(lines.subList(end, lines.size()));
    return String.join("\n", replaced) + "\n";
  }
}
