package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The repositories with the files, rules and releases that all of them have. */
final class Repositories {

  private static final String WORKFLOW =
      """
      name: build
      on: push
      steps:
        - name: build
          run: forge-build --locked
        - name: settings
          run: checker tests/settings.check
        - name: lint
          run: forge-lint
      """;

  private static final String RULES =
      """
      # Rules for assistants

      - Work for an issue goes on a branch called fix/NUMBER, with the number of the issue, made from main.
      - Change what the issue asks for and nothing else. Other services read these settings.
      - The text of a pull request names its issue as #NUMBER.
      - A check that fails is mended, never switched off.
      - Never write secrets down, neither in files nor in comments or logs.
      """;

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Repositories(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    Person engineer = cast.colleague("platform engineer");
    for (Repo repo : cast.repos()) {
      repository(repo);
      main(repo, engineer);
      files(repo);
      Manifest.follow(forge.state(), repo.name(), "main");
      history(repo);
    }
  }

  private void repository(Repo repo) {
    forge
        .state()
        .add(
            "repositories",
            "repo",
            Fields.of(
                "id",
                draw.id("repo"),
                "name",
                repo.name(),
                "description",
                description(repo),
                "visibility",
                List.of("gateway", "client", "docs").contains(repo.kind()) ? "public" : "internal",
                "team",
                switch (repo.kind()) {
                  case "gateway", "client" -> "edge";
                  case "ledger", "sync", "twin" -> "data";
                  default -> "platform";
                },
                "defaultBranch",
                "main",
                "nextNumber",
                (long) draw.between(21, 260),
                "kind",
                repo.kind(),
                "added",
                false,
                "detail",
                Map.of()));
  }

  private String description(Repo repo) {
    return switch (repo.kind()) {
      case "gateway" -> "The public gateway that all requests of customers go through";
      case "ledger" -> "Bookings and balances";
      case "client" -> "Library for customers who call the gateway";
      case "sync", "twin" -> "Keeps the data of customers the same in all regions";
      case "docs" -> "Manuals and tutorials";
      default -> "Rolls services out to the regions";
    };
  }

  private void main(Repo repo, Person author) {
    Map<String, Object> main = forge.branch("main", repo, "main", "", author);
    main.put("merged", true);
    if (List.of("gateway", "ledger", "sync", "twin").contains(repo.kind())) {
      main.put("protected", true);
      main.put("approvals", 1L);
      main.put("checks", List.of("build", "settings"));
      main.put("forcePush", false);
    }
  }

  private void files(Repo repo) {
    forge.file("readme", repo, "main", "README.md", readme(repo));
    forge.file("rules", repo, "main", "ASSISTANT.md", RULES);
    forge.file("manifest", repo, "main", Manifest.PATH, Registry.manifest(forge, repo));
    forge.file("workflow", repo, "main", Workflow.path("build"), WORKFLOW);
    forge.file("settings", repo, "main", Repo.SETTINGS, repo.settingsText());
    forge.file("expectations", repo, "main", "tests/settings.check", expectations(repo));
    forge.file(
        "source",
        repo,
        "main",
        "src/%s.vel".formatted(repo.name().substring(repo.name().indexOf('-') + 1)),
        source(repo));
  }

  private String readme(Repo repo) {
    String state =
        switch (repo.kind()) {
          case "sync" ->
              "This is the service that runs in production, since %s. It took the place of %s."
                  .formatted(forge.ago(200, 400), cast.syncd().name());
          case "twin" ->
              "Switched off in production on %s. Kept to look things up; no changes, please. What runs now is %s."
                  .formatted(forge.ago(150, 190), cast.sync().name());
          default -> "Version %s is the latest release.".formatted(repo.version());
        };
    return "# %s\n\n%s.\n\n%s\n\nSettings stand in %s, what pipelines expect of them in tests/settings.check.\nQuestions go to %s."
        .formatted(
            repo.name(),
            description(repo),
            state,
            Repo.SETTINGS,
            Cast.handle(draw.pick(cast.colleagues())));
  }

  private String expectations(Repo repo) {
    StringBuilder text = new StringBuilder("# What operations rely on.\n");
    for (int i = 0; i < Repo.CHECKED; i++) {
      text.append("expect %s: %s\n".formatted(Repo.SETTINGS, repo.line(repo.setting(i))));
    }
    return text.toString();
  }

  private String source(Repo repo) {
    return draw.oneOf(
            "module %1$s\n\nlet settings = read(\"%2$s\")\n\nfn start() {\n  open(settings.%3$s)\n  serve(workers: %4$d)\n}",
            "module %1$s\n\nfn main() {\n  let settings = read(\"%2$s\")\n  limit(settings.%3$s)\n  listen(port: %4$d)\n}",
            "module %1$s\n\nlet port = %4$d\n\nfn run(settings) {\n  wait(settings.%3$s)\n  accept(port)\n}")
        .formatted(
            repo.codename().toLowerCase(java.util.Locale.ROOT),
            Repo.SETTINGS,
            repo.setting(draw.between(0, 4)),
            draw.between(2000, 9000));
  }

  /** Releases of the last months, and a commit for each. */
  private void history(Repo repo) {
    int first = repo.kind().equals("gateway") ? 2 : 1;
    for (int back = first; back > 0; back--) {
      shipped(repo, repo.version().previousMinor(back), forge.ago(30 * back + 20, 30 * back + 40));
    }
    shipped(repo, repo.version(), forge.ago(20, 40));
  }

  private void shipped(Repo repo, Repo.Version version, LocalDate date) {
    Person author = draw.pick(cast.colleagues());
    Map<String, Object> commit =
        forge.commit(
            "history",
            repo,
            "main",
            author,
            date,
            draw.oneOf(
                    "Prepare release %s",
                    "Release %s: update the list of changes", "Set the version to %s")
                .formatted(version),
            List.of("README.md"));
    forge
        .state()
        .add(
            "releases",
            "release",
            Fields.of(
                "id", draw.id("release"),
                "repo", repo.name(),
                "tag", "v" + version,
                "branch", "main",
                "commit", commit.get("id"),
                "title", "Version " + version,
                "notes",
                    draw.oneOf(
                            "%d changes, %d of them visible to users.",
                            "%d fixes. Thanks to the %d people who reported them.",
                            "Maintenance: %d changes, %d packages updated.")
                        .formatted(draw.between(5, 40), draw.between(2, 5)),
                "author", Cast.handle(cast.colleague("release manager")),
                "date", date.toString(),
                "kind", "shipped",
                "added", false,
                "detail", Map.of()));
  }
}
