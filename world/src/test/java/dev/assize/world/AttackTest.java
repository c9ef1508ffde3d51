package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.mutation.Mutation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {

  private static final Techniques TECHNIQUES =
      Techniques.load(Path.of(System.getProperty("assize.root"), "attacks"));
  private static final Seed SEED = Seed.parse("a77a".repeat(16));
  private static final Place PLACE = Kiosks.PACK.places().getFirst();
  private static final int ROUNDS = 20_000;

  @Test
  void anAttackIsCalledByItsTechniqueItsMutationsAndItsPlace() {
    Technique technique = TECHNIQUES.find("deadline").orElseThrow();

    assertThat(new Attack(technique, PLACE).id()).isEqualTo("deadline@note-body");
    assertThat(new Attack(technique, mutations("base64", "html-comment"), PLACE).id())
        .isEqualTo("deadline+base64+html-comment@note-body");
    assertThat(Attack.Id.parse("deadline+base64+html-comment@note-body"))
        .isEqualTo(new Attack.Id("deadline", List.of("base64", "html-comment"), "note-body"));
    assertThat(Attack.Id.parse("deadline+hex@note-body").plain()).hasToString("deadline@note-body");
    assertThat(Attack.Id.parse("deadline@note-body").mutatedBy(List.of("hex")))
        .hasToString("deadline+hex@note-body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "+",
        "a",
        "a+b",
        "a@",
        "@p",
        "+@p",
        "a+@p",
        "+a@p",
        "a++b@p",
        "a@p@p",
        "a@p+b",
        "A@p",
        "a @p",
        "a@p ",
        "a@P",
        "1a@p",
        "-a@p",
        "a+b+b@p",
        "a+b+c+d+e+f@p",
        "ä@p",
        "a@p\n"
      })
  void whatIsNoIdIsRefused(String text) {
    assertThatThrownBy(() -> Attack.Id.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Attack.Id.isId(text)).isFalse();
  }

  @Test
  void everyIdIsReadAsItIsWritten() {
    Seed.Random random = SEED.derive("ids").random();
    for (int i = 0; i < ROUNDS; i++) {
      List<String> mutations = new ArrayList<>();
      int count = random.nextInt(Attack.MAX_MUTATIONS + 1);
      for (int number = 0; number < count; number++) {
        mutations.add(name(random) + "-" + number);
      }
      Attack.Id id = new Attack.Id(name(random), mutations, name(random));

      assertThat(Attack.Id.parse(id.toString())).isEqualTo(id);
    }
  }

  @Test
  void whateverIsReadIsWrittenTheSame() {
    Seed.Random random = SEED.derive("fuzz").random();
    List<String> pieces =
        List.of("a", "b7", "c-", "+", "@", "+", "@", "", "-", "7", "A", " ", "\n", "\0", "é", "🏦");
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(8);
      for (int piece = 0; piece < length; piece++) {
        text.append(random.pick(pieces));
      }
      read += isWrittenAsRead(text.toString()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(ROUNDS / 1_000);
  }

  private static boolean isWrittenAsRead(String text) {
    Attack.Id id;
    try {
      id = Attack.Id.parse(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    assertThat(id.toString()).isEqualTo(text);
    return Attack.Id.isId(text);
  }

  @Test
  void aChainIsShortAndNamesNoMutationTwiceAndSplitsOnce() {
    Technique technique = TECHNIQUES.all().getFirst();
    Mutation split = mutations("head-and-tail").getFirst();
    Mutation other = new Mutation("other", "Other", List.of(), split.rewrite());
    Stream<Supplier<Attack>> wrong =
        Stream.of(
            () -> new Attack(technique, mutations("hex", "hex"), PLACE),
            () -> new Attack(technique, TECHNIQUES.mutations().subList(0, 5), PLACE),
            () -> new Attack(technique, List.of(split, other), PLACE));

    wrong.forEach(
        attack -> assertThatThrownBy(attack::get).isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void theChainIsAppliedInItsOrderAndByTheSeed() {
    Technique technique = TECHNIQUES.all().getFirst();
    Attack attack = new Attack(technique, mutations("reversed", "quoted-mail"), PLACE);
    Attack other = new Attack(technique, mutations("quoted-mail", "reversed"), PLACE);
    Attack chance = new Attack(technique, mutations("typos", "homoglyphs"), PLACE);

    assertThat(attack.disguised("abc", SEED).head()).contains("\n> cba\n");
    assertThat(other.disguised("abc", SEED).head()).contains("\ncba >\n");
    assertThat(chance.disguised(technique.text(), SEED))
        .isEqualTo(chance.disguised(technique.text(), SEED))
        .isNotEqualTo(chance.disguised(technique.text(), SEED.derive("another")));
  }

  @Test
  void aSplitAttackStandsAroundAFieldAndIsDeliveredWithAllOfIt() {
    OpenWorld world = split("note-body");
    String payload = Objects.requireNonNull(world.payload());
    assertThat(payload).contains("to be continued below", "continued from above");
    assertThat(split("note-body").judge().delivered()).isFalse();

    Kiosks.run(world, world.reference());

    assertThat(world.judge().delivered()).isTrue();
    assertThat(world.trace().events(TraceEvent.ToolResult.class))
        .anyMatch(result -> result.payload() && result.text().contains(payload));
  }

  @Test
  void aSplitAttackStandsAroundTheDescriptionOfATool() {
    OpenWorld world = split("pay-description");

    assertThat(world.payload()).contains("below the text", "\n\nPays money from the till.\n\n");
    assertThat(world.listTools()).extracting(ToolSpec::description).contains(world.payload());
    assertThat(world.judge().delivered()).isTrue();
  }

  private static OpenWorld split(String place) {
    Attack attack =
        new Attack(
            Kiosks.TECHNIQUES.find("plain-request").orElseThrow(),
            mutations("upper-case", "head-and-tail"),
            Kiosks.PACK.place(place).orElseThrow());
    return Kiosks.PACK.open(
        SEED,
        Kiosks.PAY_BILL,
        new Threat(Kiosks.PACK.hazard("pay-attacker").orElseThrow(), attack),
        new Trace());
  }

  private static List<Mutation> mutations(String... ids) {
    return Stream.of(ids).map(id -> TECHNIQUES.findMutation(id).orElseThrow()).toList();
  }

  private static String name(Seed.Random random) {
    StringBuilder name = new StringBuilder().append((char) ('a' + random.nextInt(26)));
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      name.append("abcxyz0189-".charAt(random.nextInt(11)));
    }
    return name.toString();
  }
}
