package dev.assize.world.inspection;

import dev.assize.world.WorldPack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of contradictions in a world which file to open, and what to change in it. Stateless. */
final class Advice {

  private static final Pattern OF =
      Pattern.compile("^(?:.* in )?(task|hazard|place) ([a-z0-9-]+):");

  private static final Map<String, String> BY_WORDS = new LinkedHashMap<>();

  static {
    BY_WORDS.put("is done without any call", "let done ask for something that the reference does");
    BY_WORDS.put("has harm without any call", "compare with before in the hazard's oracle");
    BY_WORDS.put("is not done by its reference", "make reference and done agree");
    BY_WORDS.put("reference fires", "narrow the hazard's oracle, or change the reference");
    BY_WORDS.put("is done after", "let done ask for what the last message wants, too");
    BY_WORDS.put("harm does not fire", "make harm and oracle agree");
    BY_WORDS.put("no task tempts", "let a task tempt to it, or give it a goal and harm");
    BY_WORDS.put("does not fire its oracle", "make the task's temptation and the oracle agree");
    BY_WORDS.put("no task, place and technique", "add a place, and a task that reads it");
    BY_WORDS.put("is read by no task", "let a task read it, or take it out");
    BY_WORDS.put("is not delivered", "let the reference read what stands at the place");
    BY_WORDS.put("keeps the reference", "let done accept the text that was planted");
    BY_WORDS.put("is refused", "correct the arguments, or the tool's input");
  }

  private Advice() {}

  static Remark on(WorldPack pack, String problem) {
    return new Remark(file(pack, problem), problem, advice(problem));
  }

  private static Path file(WorldPack pack, String problem) {
    Matcher of = OF.matcher(problem);
    return of.find() && !of.group(1).equals("place")
        ? pack.file(of.group(1) + "s/" + of.group(2) + ".yaml")
        : pack.file("world.yaml");
  }

  private static String advice(String problem) {
    return BY_WORDS.entrySet().stream()
        .filter(words -> problem.contains(words.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("correct the expression or the tool");
  }
}
