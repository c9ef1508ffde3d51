package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs from a registry that is a shell script called npm. */
class InstallationTest {

  /** Makes the package that it is asked for, and notes that it was asked. */
  private static final String OBLIGING =
      """
      #!/bin/sh
      echo "$@" >> @DIR@/asked
      env > @DIR@/environment
      target=$3; wanted=$8; name=${wanted%@*}; version=${wanted##*@}
      echo "added $name"
      touch "$HOME/rubbish"
      mkdir -p "$target/node_modules/$name/bin"
      echo '{"name": "x", "version": "'$version'", "bin": {"clerk": "bin/run", "node": "bin/run"}}' \
        > "$target/node_modules/$name/package.json"
      printf '#!/bin/sh\\necho hello\\n' > "$target/node_modules/$name/bin/run"
      sleep 0.2
      chmod +x "$target/node_modules/$name/bin/run"
      """;

  @TempDir Path directory;
  private Path bin;
  private Path agents;
  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeSystem() throws IOException {
    bin = Files.createDirectories(directory.resolve("bin"));
    agents = directory.resolve("state/agents");
    script("npm", OBLIGING.replace("@DIR@", directory.toString()));
    script("node", "#!/bin/sh\necho v20.20.2\n");
  }

  @Test
  void anAgentIsInstalledOnceAndItsLogIsKept() throws Exception {
    Executable first = installation().install(clerk("20.0.0"));
    Executable second = installation().install(clerk("20.0.0"));

    assertThat(first).isEqualTo(second);
    assertThat(first.bin())
        .isEqualTo(agents.resolve("clerk-1.2.3/node_modules/@clerk/clerk/bin/run"))
        .isExecutable();
    assertThat(first.node()).isEqualTo(bin.resolve("node"));
    assertThat(Files.readAllLines(directory.resolve("asked"))).hasSize(1);
    assertThat(agents.resolve("clerk-1.2.3.log")).content().contains("added @clerk/clerk");
    assertThat(progress).containsExactly("installing clerk 1.2.3 …");
    assertThat(installation().installed()).containsExactly("clerk-1.2.3");
  }

  @Test
  void aLockFixesWhatIsInstalledWithAPackage() throws Exception {
    script(
        "npm",
        """
        #!/bin/sh
        set -e
        [ $1 = ci ]
        grep -q '"@desk/lamp":"2.0.0"' $3/package.json
        mkdir -p $3/node_modules/@desk/lamp
        echo '{"version": "2.0.0", "bin": {"only": "run"}}' > $3/node_modules/@desk/lamp/package.json
        echo > $3/node_modules/@desk/lamp/run
        chmod +x $3/node_modules/@desk/lamp/run
        """);
    Path lock = directory.resolve("lock.json");
    Files.writeString(
        lock,
        """
        {"packages": {"": {}, "node_modules/@desk/lamp": {"version": "2.0.0", "integrity": "sha512-x"}}}
        """);

    Installation.PackageInstalled lamp =
        installation().install("lamp", "@desk/lamp", "2.0.0", null, lock);

    assertThat(lamp.executable().bin())
        .isEqualTo(agents.resolve("lamp-2.0.0/node_modules/@desk/lamp/run"));
    assertThat(lamp.packages()).containsEntry("node_modules/@desk/lamp", "sha512-x");
    assertThatThrownBy(() -> installation().install("lamp", "@desk/lamp", "2.0.0", "other", lock))
        .hasMessageContaining("@desk/lamp has no executable \"other\"");
  }

  @Test
  void theInstallersHomeIsThrownAway() throws Exception {
    installation().install(clerk("20.0.0"));

    assertThat(Files.readString(directory.resolve("environment")))
        .contains("HOME=" + agents)
        .doesNotContain("JAVA_HOME");
    assertThat(entries())
        .containsExactlyInAnyOrder(".clerk.lock", "clerk-1.2.3", "clerk-1.2.3.log");
  }

  @Test
  void aNewerNodeIsInstalledWhereTheSystemsIsTooOld() throws Exception {
    Executable executable = installation().install(clerk("22.0.0"));

    assertThat(executable.node())
        .isEqualTo(agents.resolve("node-" + Installation.NODE + "/node_modules/node/bin/run"));
    assertThat(progress)
        .containsExactly("installing node " + Installation.NODE + " …", "installing clerk 1.2.3 …");
  }

  @Test
  void twoAtATimeInstallItOnce() throws Exception {
    List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        Stream.generate(() -> installation(agents))
            .limit(4)
            .map(installation ->
                Thread.ofVirtual()
                    .start(() -> {
                      try {
                        installation.install(clerk("20.0.0"));
                      } catch (Exception | AssertionError e) {
                        problems.add(e);
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(problems).isEmpty();
    assertThat(Files.readAllLines(directory.resolve("asked"))).hasSize(1);
  }

  @Test
  void whatAKilledInstallationLeftIsNeitherUsedNorKept() throws Exception {
    Path leftover =
        Files.createDirectories(agents.resolve(".installing-clerk-77/agent/node_modules"));

    assertThat(installation().has(clerk("20.0.0"))).isFalse();
    installation().install(clerk("20.0.0"));

    assertThat(leftover).doesNotExist();
  }

  @Test
  void aFailedInstallationLeavesItsLogAndNothingElse() throws Exception {
    script(
        "npm",
        "#!/bin/sh\nmkdir -p $3/node_modules\necho 'npm error code EWHATEVER' >&2\nexit 1\n");

    assertThatThrownBy(() -> installation().install(clerk("20.0.0")))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("npm error code EWHATEVER")
        .hasMessageContaining("see " + agents.resolve("clerk-1.2.3.log"))
        .hasMessageNotContaining("\n");

    assertThat(entries()).containsExactlyInAnyOrder(".clerk.lock", "clerk-1.2.3.log");
  }

  @Test
  void whyItFailedIsSaidInOneLine() throws Exception {
    for (Map.Entry<String, String> problem :
        Map.of(
                "echo npm error code EAI_AGAIN",
                "cannot be reached",
                "echo npm error code ETARGET",
                "has no @clerk/clerk@1.2.3",
                "exit 0",
                "no readable",
                "mkdir -p $3/node_modules/@clerk/clerk; echo '{\"version\": \"9.9.9\"}' >"
                    + " $3/node_modules/@clerk/clerk/package.json; exit 0",
                "version 1.2.3 was asked for, but 9.9.9 was installed")
            .entrySet()) {
      script("npm", "#!/bin/sh\n" + problem.getKey() + "\nexit 1\n");

      assertThatThrownBy(() -> installation().install(clerk("20.0.0")))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining(problem.getValue())
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void withoutNpmItSaysWhatToInstall() throws Exception {
    Files.delete(bin.resolve("npm"));

    assertThatThrownBy(() ->
            new Installation(agents, progress::add, new Npm(bin.toString()))
                .install(clerk("20.0.0")))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("npm is needed");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsReported() throws Exception {
    Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(
            () -> installation(directory.resolve("file/agents")).install(clerk("20.0.0")))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("cannot be installed in");
  }

  @Test
  void aProgramIsAnotherWhenAPackageOrWhatItsDescriptionDoesIsAnother() throws Exception {
    Descriptor clerk = clerk("20.0.0");
    installation().install(clerk);
    lock("sha512-one", "2.0.0");
    Digest digest = installation().digest(clerk);

    assertThat(installation().digest(described(clerk, "Another title", clerk.run())))
        .isEqualTo(digest);
    assertThat(installation().digest(described(clerk, clerk.title(), List.of("${approvals}"))))
        .isNotEqualTo(digest);
    lock("sha512-two", "2.0.0");
    assertThat(installation().digest(clerk)).isNotEqualTo(digest);
    lock("sha512-one", "2.0.1");
    assertThat(installation().digest(clerk)).isNotEqualTo(digest);
    lock("sha512-one", "2.0.0");
    assertThat(installation().digest(clerk)).isEqualTo(digest);
  }

  @Test
  void aProgramWhosePackagesAreNotKnownIsReported() throws Exception {
    installation().install(clerk("20.0.0"));
    Path lockFile = agents.resolve("clerk-1.2.3/package-lock.json");
    for (String damaged : List.of("", "[", "{}", "{\"packages\": {\"\": {}}}")) {
      Files.writeString(lockFile, damaged);

      assertThatThrownBy(() -> installation().digest(clerk("20.0.0")))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("delete " + agents.resolve("clerk-1.2.3"))
          .hasMessageNotContaining("\n");
    }
  }

  /** A lock file with a package that npm verified, and one that came inside it. */
  private void lock(String integrity, String bundled) throws IOException {
    Files.writeString(
        agents.resolve("clerk-1.2.3/package-lock.json"),
        """
        {"name": "made in %s", "packages": {
          "": {"dependencies": {"@clerk/clerk": "1.2.3"}},
          "node_modules/@clerk/clerk": {"version": "1.2.3", "integrity": "%s"},
          "node_modules/@clerk/clerk/node_modules/pen": {"version": "%s", "inBundle": true}}}
        """
            .formatted(directory, integrity, bundled));
  }

  private static Descriptor described(Descriptor base, String title, List<String> run) {
    return new Descriptor(
        base.apiVersion(),
        base.kind(),
        base.name(),
        title,
        base.homepage(),
        base.licence(),
        base.npm(),
        base.model(),
        base.nestedSandbox(),
        run,
        base.env(),
        base.files(),
        base.answer(),
        base.approvals(),
        base.optOut(),
        base.resume(),
        base.notes());
  }

  private Installation installation() {
    return installation(agents);
  }

  private Installation installation(Path where) {
    return new Installation(where, progress::add, new Npm(bin + ":/usr/bin:/bin"));
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(agents)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static Descriptor clerk(String node) {
    return new Descriptor(
        "assize/v1",
        "AgentDescriptor",
        "clerk",
        "Clerk",
        URI.create("https://clerk.example"),
        "MIT",
        new Descriptor.Npm("@clerk/clerk", "1.2.3", "clerk", NodeVersion.parse(node)),
        new Descriptor.Model("chat", BaseUrl.VERSIONED),
        false,
        List.of("${bin}", "${approvals}", "${prompt}"),
        Map.of(),
        Map.of(),
        Answer.STDOUT,
        Map.of("default", Adjustment.NONE),
        null,
        List.of(),
        List.of());
  }
}
