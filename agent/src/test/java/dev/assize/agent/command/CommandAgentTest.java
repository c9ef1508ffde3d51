package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class CommandAgentTest {

  @TempDir Path directory;

  @Test
  void whatAnAgentPrintsIsRecordedAndItsExitCodeIsNotBelieved() throws Exception {
    Shop shop = Shop.in(directory);

    Run run = shop.sh("echo to the user; echo to the log >&2; exit 7");

    assertThat(run).isEqualTo(Run.completed(Run.Usage.NONE));
    assertThat(shop.stdout()).isEqualTo("to the user\n");
    assertThat(shop.output("stderr")).isEqualTo("to the log\n");
    assertThat(shop.output("answer")).isEqualTo("to the user");
    TraceEvent.ProcessEnded ended = shop.trace.events(TraceEvent.ProcessEnded.class).getFirst();
    assertThat(ended.exitCode()).isEqualTo(7);
    assertThat(ended.reason()).isEqualTo("exited");
  }

  @Test
  void anAgentThatEndsAtOnceIsStillRecorded() throws Exception {
    Shop shop = Shop.in(directory);

    assertThat(shop.sh("exec true").ending()).isEqualTo(Ending.COMPLETED);

    assertThat(shop.trace.events())
        .hasExactlyElementsOfTypes(TraceEvent.ProcessStarted.class, TraceEvent.ProcessEnded.class);
  }

  @Test
  void itsEnvironmentHoldsNothingOfTheCallers() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh("env", Map.of("MODEL_KEY", "${model.key}"), Map.of(), Answer.STDOUT);

    List<String> names =
        shop.stdout().lines().map(line -> line.substring(0, line.indexOf('='))).toList();
    assertThat(names)
        .filteredOn(name -> !List.of("PWD", "OLDPWD", "SHLVL", "_").contains(name))
        .containsExactlyInAnyOrder("PATH", "HOME", "TMPDIR", "LANG", "TERM", "MODEL_KEY");
  }

  @Test
  void itsKeyIsMaskedWhereverItIsRecorded() throws Exception {
    Shop shop = Shop.in(directory);
    CommandSpec spec =
        new CommandSpec(
            List.of("/bin/sh", "-c", "echo \"$1\"; echo \"key=$1\" >&2", "sh", "${model.key}"),
            null,
            null,
            null,
            null);

    shop.run(spec);

    assertThat(shop.stdout()).isEqualTo("***\n");
    assertThat(shop.trace.events().toString()).contains("key=***").doesNotContain(Shop.KEY);
  }

  @Test
  void nothingAroundItTellsWhatItIsFor() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh("pwd; env; ls -a $HOME . $TMPDIR; cat /proc/self/cmdline");

    assertThat(
            shop.stdout().replace(System.getenv("PATH"), "").replace(shop.scratch.toString(), ""))
        .doesNotContainIgnoringCase("assize")
        .doesNotContainIgnoringCase("test")
        .doesNotContainIgnoringCase("trial");
  }

  @Test
  void itsStandardInputIsAtItsEndFromTheStart() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh("if read line; then echo got $line; else echo nothing; fi");

    assertThat(shop.stdout()).isEqualTo("nothing\n");
  }

  @Test
  void itHasNoTerminalToAskItsUserOn() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh("if (: < /dev/tty) 2>/dev/null; then echo terminal; else echo none; fi");

    assertThat(shop.stdout()).isEqualTo("none\n");
  }

  @Test
  void aPromptIsOneArgumentWhateverItHolds() throws Exception {
    String prompt = "pay $(touch pwned) `id` \"quoted\" 'x' ; rm -rf ~\n--flag ${model.key} \\ ünï";
    Shop shop = Shop.in(directory).prompt(prompt);

    shop.sh("printf '%s' \"$1\"; ls", Map.of(), Map.of(), Answer.STDOUT);

    assertThat(shop.stdout()).isEqualTo(prompt);
  }

  @Test
  void itsFilesAreWhereItExpectsThemAndForItsUserOnly() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh(
        "cat ~/.office/config.json AGENTS.md",
        Map.of(),
        Map.of(
            "~/.office/config.json",
            Json.mapper().readTree("{\"url\": \"${world.url}\"}"),
            "AGENTS.md",
            JsonNodeFactory.instance.stringNode("Home is ${home}.")),
        Answer.STDOUT);

    assertThat(shop.stdout())
        .isEqualTo(
            "{\"url\":\"http://127.0.0.1:9/mcp\"}Home is "
                + shop.scratch.toRealPath().resolve("home/sam")
                + ".");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    shop.scratch.resolve("home/sam/.office/config.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void itsAnswerIsTakenFromWhereItLeavesIt() throws Exception {
    Shop file = Shop.in(directory);
    file.sh(
        "echo chatter; echo All paid. > answer.txt",
        null,
        null,
        new Answer("answer.txt", null, null));
    assertThat(file.output("answer")).isEqualTo("All paid.");

    Shop json = Shop.in(directory);
    json.sh(
        """
        echo 'starting'
        echo '{"role":"assistant","content":"Let me see."}'
        echo '{"role":"assistant","content":"All paid."}'
        echo '{"role":"meta","content":"To resume: x"}'
        echo '{"role":"assistant","content":'
        """,
        null,
        null,
        new Answer(null, "/content", Map.of("/role", "assistant")));
    assertThat(json.output("answer")).isEqualTo("All paid.");
  }

  @Test
  void anAnswerThatIsALinkOrAPipeIsNotRead() throws Exception {
    Shop link = Shop.in(directory);
    link.sh(
        "echo hidden > x; ln -s x answer.txt", null, null, new Answer("answer.txt", null, null));
    assertThat(link.output("answer")).isEmpty();

    Shop pipe = Shop.in(directory);
    pipe.sh("mkfifo answer.txt", null, null, new Answer("answer.txt", null, null));
    assertThat(pipe.output("answer")).isEmpty();
  }

  @Test
  void aMissingExecutableMakesTheRunUnusableInOneLine() throws Exception {
    for (String name : List.of("no-such-agent", "/no/such/agent", "/etc/passwd", "/")) {
      Run run = Shop.in(directory).run(new CommandSpec(List.of(name), null, null, null, null));

      assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
      assertThat(run.detail()).contains(name).doesNotContain("\n");
    }
  }

  @Test
  void anExecutableThatTheSystemCannotStartMakesTheRunUnusable() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken"), "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));

    Run run =
        Shop.in(directory).run(new CommandSpec(List.of(broken.toString()), null, null, null, null));

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("broken").doesNotContain("\n");
  }

  @Test
  void aVariableThatThisAgentDoesNotHaveMakesTheRunUnusable() throws Exception {
    Run run = Shop.in(directory).run(new CommandSpec(List.of("${bin}"), null, null, null, null));

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("${bin}");
  }

  @Test
  void aPromptThatNoProgramCanBeGivenMakesTheRunUnusable() throws Exception {
    CommandSpec spec = new CommandSpec(List.of("echo", "${prompt}"), null, null, null, null);

    assertThat(Shop.in(directory).prompt("a\0b").run(spec).ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(Shop.in(directory).prompt("x".repeat(1 << 20)).run(spec).ending())
        .isEqualTo(Ending.UNUSABLE);
  }

  @Test
  void aFloodOfOutputEndsTheRunAtItsLimit() throws Exception {
    for (String redirect : List.of("", ">&2")) {
      Shop shop = Shop.in(directory);

      Run run =
          shop.sh("exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa " + redirect);

      assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
      assertThat(shop.output(redirect.isEmpty() ? "stdout" : "stderr"))
          .hasSize(CommandAgent.OUTPUT_LIMIT);
      assertThat(shop.processes()).isEmpty();
    }
  }

  @Test
  void aRunThatIsInterruptedLeavesNoProcess() throws Exception {
    Shop shop = Shop.in(directory);
    Thread examiner = Thread.currentThread();
    Thread.ofVirtual()
        .start(() -> {
          while (!Files.exists(shop.scratch.resolve("work/ready"))) {
            Thread.onSpinWait();
          }
          examiner.interrupt();
        });

    assertThatThrownBy(() -> shop.sh("trap '' TERM INT HUP; sleep 60 & : > ready; wait; sleep 60"))
        .isInstanceOf(InterruptedException.class);

    assertThat(shop.processes()).isEmpty();
  }

  @Test
  void aLaterMessageGoesToAProcessThatFindsEverythingAsTheOneBeforeLeftIt() throws Exception {
    Shop shop = Shop.in(directory).prompt("first").later("second; $(id)", "third");

    Run run =
        shop.sh(
            "echo \"$1\" >> ~/session; echo '{}' > notes.json; exit 3",
            "echo \"$1\" >> ~/session; cat ~/session notes.json; echo $MODEL_KEY >&2",
            Answer.STDOUT);

    assertThat(run).isEqualTo(Run.completed(Run.Usage.NONE));
    assertThat(shop.trace.events())
        .hasExactlyElementsOfTypes(
            TraceEvent.ProcessStarted.class,
            TraceEvent.ProcessEnded.class,
            TraceEvent.LaterPrompt.class,
            TraceEvent.ProcessStarted.class,
            TraceEvent.ProcessEnded.class,
            TraceEvent.Output.class,
            TraceEvent.Output.class,
            TraceEvent.Output.class,
            TraceEvent.LaterPrompt.class,
            TraceEvent.ProcessStarted.class,
            TraceEvent.ProcessEnded.class,
            TraceEvent.Output.class,
            TraceEvent.Output.class,
            TraceEvent.Output.class);
    assertThat(shop.trace.events(TraceEvent.LaterPrompt.class))
        .extracting(TraceEvent.LaterPrompt::message, TraceEvent.LaterPrompt::prompt)
        .containsExactly(tuple(2, "second; $(id)"), tuple(3, "third"));
    assertThat(shop.trace.events(TraceEvent.ProcessEnded.class))
        .extracting(TraceEvent.ProcessEnded::exitCode)
        .containsExactly(3, 0, 0);
    assertThat(shop.stdout())
        .isEqualTo("first\nsecond; $(id)\n{}\n" + "first\nsecond; $(id)\nthird\n{}\n");
    assertThat(shop.output("stderr")).isEqualTo("***\n***\n");
    assertThat(shop.trace.events().toString()).doesNotContain(Shop.KEY);
  }

  @Test
  void anAnswerIsTheLaterMessagesOwnOrNone() throws Exception {
    Shop shop = Shop.in(directory).later("quietly", "aloud");

    shop.sh(
        "echo one > said",
        "if [ \"$1\" = aloud ]; then echo three > said; fi",
        new Answer("said", null, Map.of()));

    assertThat(shop.trace.events(TraceEvent.Output.class))
        .extracting(TraceEvent.Output::text)
        .containsExactly("one", "three");
  }

  @Test
  void allMessagesShareOneDeadline() throws Exception {
    Shop shop = Shop.in(directory).deadline(Duration.ofSeconds(4)).later("go on");

    assertThat(shop.sh("sleep 2.5", "sleep 2.5", Answer.STDOUT).ending())
        .isEqualTo(Ending.DEADLINE);
    assertThat(shop.processes()).isEmpty();
  }

  @Test
  void anAgentThatHadToBeKilledIsNotToldTheLaterMessage() throws Exception {
    Shop shop = Shop.in(directory).deadline(Duration.ofMillis(300)).later("go on");

    assertThat(shop.sh("sleep 60", "echo more", Answer.STDOUT).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(shop.trace.events(TraceEvent.LaterPrompt.class)).isEmpty();
    assertThat(shop.trace.events(TraceEvent.ProcessStarted.class)).hasSize(1);
  }

  @Test
  void anAgentThatCannotContinueItsSessionIsNotStartedForATaskThatNeedsIt() throws Exception {
    Shop shop = Shop.in(directory).later("go on");

    Run run = shop.sh("touch started");

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("cannot continue its session");
    assertThat(shop.trace.events()).isEmpty();
  }

  @Test
  void runsSideBySideShareNothing() throws Exception {
    Map<String, String> homes = new ConcurrentHashMap<>();
    CommandAgent agent =
        CommandAgent.spelledOut(
            new CommandSpec(
                List.of(
                    "/bin/sh",
                    "-c",
                    "echo \"$HOME $TMPDIR $PWD\"; echo \"$1\" > mine; sleep 0.3; cat *; ls $HOME $TMPDIR",
                    "sh",
                    "${prompt}"),
                null,
                null,
                null,
                null),
            directory);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(i -> Thread.ofVirtual().start(() -> homes.put("job " + i, output(agent, i))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(homes).hasSize(8);
    homes.forEach((job, said) -> assertThat(said.lines().toList().get(1)).isEqualTo(job));
    assertThat(homes.values().stream().map(said -> said.lines().findFirst()).distinct()).hasSize(8);
  }

  private String output(CommandAgent agent, int i) {
    try {
      Shop shop = Shop.in(directory).prompt("job " + i);
      assertThat(shop.run(agent).ending()).isEqualTo(Ending.COMPLETED);
      return shop.stdout();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRunThatHangsEndsAtItsDeadline() throws Exception {
    Shop shop = Shop.in(directory).deadline(Duration.ofMillis(400));
    long start = System.nanoTime();

    Run run = shop.sh("echo started; sleep 60");

    assertThat(run.ending()).isEqualTo(Ending.DEADLINE);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
    assertThat(shop.stdout()).isEqualTo("started\n");
    assertThat(shop.trace.events(TraceEvent.ProcessEnded.class).getFirst().reason())
        .isEqualTo("deadline");
    assertThat(shop.processes()).isEmpty();
  }
}
