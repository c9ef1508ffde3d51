package dev.assize;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * The walls of the house, for the packages below a root: which module may know which, and what no
 * module may do. ARCHITECTURE.md explains the modules.
 */
final class Architecture {

  /** Which modules each module may know. */
  private static final Map<String, Set<String>> USES =
      Map.ofEntries(
          entry("statement", Set.of()),
          entry("cel", Set.of("statement")),
          entry("log", Set.of("statement")),
          entry("scheme", Set.of("statement", "cel")),
          entry("world", Set.of("statement", "cel")),
          entry("agent", Set.of("statement")),
          entry("sandbox", Set.of("statement")),
          entry("examination", Set.of("statement", "log", "scheme", "world", "agent", "sandbox")),
          entry("register", Set.of("statement", "cel", "log", "scheme")),
          entry("gate", Set.of("statement", "cel", "log", "scheme", "register", "agent")),
          entry("server", Set.of("statement", "log", "register", "agent", "gate")),
          entry(
              "cli",
              Set.of(
                  "statement",
                  "cel",
                  "log",
                  "scheme",
                  "world",
                  "agent",
                  "sandbox",
                  "examination",
                  "register",
                  "gate",
                  "server")));

  private final String root;

  Architecture(String root) {
    this.root = root;
  }

  /** Every rule by a name that says what it demands. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("every class belongs to a module", everyClassBelongsToAModule());
    USES.forEach((module, uses) ->
        rules.put(module + " knows only " + new TreeSet<>(uses), knowsOnly(module)));
    rules.put(
        "packages form no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
    rules.put("classes are named for what they are", namedForWhatTheyAre());
    rules.put("only cli writes to the terminal", onlyCliWritesToTheTerminal());
    rules.put("only cli configures logging", onlyCliConfiguresLogging());
    rules.put("all randomness follows from a seed", randomnessFollowsFromASeed());
    rules.put("every package is null-marked", classes().that(areBelow()).should(beNullMarked()));
    return rules;
  }

  private ArchRule everyClassBelongsToAModule() {
    return classes().that(areBelow()).should().resideInAnyPackage(packagesOf(USES.keySet()));
  }

  private ArchRule knowsOnly(String module) {
    Set<String> foreign = new TreeSet<>(USES.keySet());
    foreign.remove(module);
    foreign.removeAll(USES.getOrDefault(module, Set.of()));
    return noClasses()
        .that()
        .resideInAPackage(packageOf(module))
        .should(dependOnClassesThat(resideInAnyPackage(packagesOf(foreign))))
        .allowEmptyShould(true);
  }

  private ArchRule namedForWhatTheyAre() {
    return noClasses()
        .that(areBelow())
        .should()
        .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)");
  }

  private ArchRule onlyCliWritesToTheTerminal() {
    return noClasses()
        .that(areBelow())
        .and()
        .resideOutsideOfPackage(packageOf("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  /** Everybody else logs through {@link System.Logger}. */
  private ArchRule onlyCliConfiguresLogging() {
    return noClasses()
        .that(areBelow())
        .and()
        .resideOutsideOfPackage(packageOf("cli"))
        .should(dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..")));
  }

  /** ThreadLocalRandom stays allowed: it spreads pauses, on which no result depends. */
  private ArchRule randomnessFollowsFromASeed() {
    return noClasses()
        .that(areBelow())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, SplittableRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(Collections.class, "shuffle", List.class);
  }

  private static ArchCondition<JavaClass> beNullMarked() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + " is in a package without @NullMarked"));
      }
    };
  }

  private DescribedPredicate<JavaClass> areBelow() {
    return resideInAnyPackage(root + "..");
  }

  private String packageOf(String module) {
    return root + "." + module + "..";
  }

  private String[] packagesOf(Set<String> modules) {
    return modules.stream().map(this::packageOf).toArray(String[]::new);
  }
}
