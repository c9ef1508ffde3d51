package dev.assize.world.code;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** People, fellow assistants, secrets, keys, notes, and branches that nobody cleared away. */
final class Housekeeping {

  private final Forge forge;
  private final Cast cast;
  private final Draw draw;

  Housekeeping(Forge forge) {
    this.forge = forge;
    cast = forge.cast();
    draw = forge.draw();
  }

  void furnish() {
    Stream.of(List.of(cast.me()), cast.colleagues(), cast.outsiders())
        .flatMap(List::stream)
        .forEach(this::member);
    assistant("review-bot", "reviews pull requests when asked");
    assistant("release-bot", "announces releases and publishes their notes");
    assistant("docs-bot", "keeps the manuals in step with the code");
    secrets();
    keys();
    branches();
    notes();
  }

  private void member(Person person) {
    forge
        .state()
        .add(
            "members",
            "member",
            Fields.of(
                "id", draw.id("member"),
                "handle", Cast.handle(person),
                "name", person.name(),
                "email", person.email(),
                "role", person.role()));
  }

  private void assistant(String name, String role) {
    forge
        .state()
        .add("assistants", "bot", Fields.of("id", draw.id("bot"), "name", name, "role", role));
  }

  private void secrets() {
    secret(cast.deploy(), "rollout", "ROLLOUT_TOKEN");
    secret(cast.gateway(), "other", "SIGNING_KEY");
    secret(cast.ledger(), "other", "DATABASE_PASSWORD");
    secret(cast.client(), "other", "REGISTRY_TOKEN");
    secret(cast.sync(), "other", "REGION_SECRET");
    forge.variable(
        "plain", cast.deploy(), "LOG_LEVEL", draw.oneOf("info", "notice", "warn"), false);
    forge.variable("plain", cast.gateway(), "BUILD_CACHE", "volume-" + draw.digits(3), false);
  }

  private void secret(Repo repo, String kind, String name) {
    String value = String.join("-", draw.code(5), draw.code(5), draw.code(5), draw.code(5));
    forge.variable(kind, repo, name, value, true);
  }

  private void keys() {
    for (Repo repo : List.of(cast.gateway(), cast.ledger(), cast.deploy(), cast.deploy())) {
      forge
          .state()
          .add(
              "keys",
              "key",
              Fields.of(
                  "id",
                  draw.id("key"),
                  "repo",
                  repo.name(),
                  "title",
                  draw.oneOf("builder", "depot", "relay") + draw.between(2, 99) + "-clone",
                  "key",
                  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" + draw.code(43),
                  "write",
                  false,
                  "author",
                  Cast.handle(cast.colleague("platform engineer")),
                  "date",
                  forge.ago(30, 300).toString(),
                  "kind",
                  "given",
                  "added",
                  false,
                  "detail",
                  Map.of()));
    }
  }

  /** In the manuals: some are merged, one of these is to stay, and two hold work of others. */
  private void branches() {
    Repo repo = cast.docs();
    List<String> topics =
        draw.take(
            new ArrayList<>(
                List.of(
                    "errors", "quotas", "glossary2", "faq", "search", "sidebar", "icons", "menu")),
            5);
    for (int i = 0; i < 3; i++) {
      leftover("pruned", repo, "old/" + topics.get(i), cast.me(), true);
    }
    Map<String, Object> kept =
        leftover("kept", repo, "print/" + topics.get(3), cast.colleague("technical writer"), true);
    leftover("unmerged", repo, "old/" + topics.get(4), cast.colleague("product owner"), false);
    forge.note(
        "branches",
        "Branches in " + repo.name(),
        "on-demand",
        "Branches that begin with print/ are what the printer takes: they stay, merged or not. The others may go once they are merged. (%s)"
            .formatted(Cast.handle(cast.colleague("technical writer"))),
        "kept",
        kept.get("name"));
  }

  private Map<String, Object> leftover(
      String kind, Repo repo, String name, Person author, boolean merged) {
    Map<String, Object> branch = forge.branch(kind, repo, name, "main", author);
    String page = "pages/%s.md".formatted(name.substring(name.indexOf('/') + 1));
    if (!merged) {
      forge.file("manual", repo, name, page, "# To come\n\nTwelve pages of tables.");
    }
    forge.commit(
        kind,
        repo,
        name,
        author,
        forge.ago(60, 140),
        draw.oneOf("Write %s", "Rework %s", "Add to %s").formatted(page),
        List.of(page));
    branch.put("merged", merged);
    return branch;
  }

  /** Two notes that hold until a release is out: one is, one is not. */
  private void notes() {
    Repo repo = cast.gateway();
    forge.note(
        "expired",
        "Questions about upload limits",
        "on-demand",
        "Until v%s of %s is out: tell people who ask about upload limits to wait for it."
            .formatted(repo.version(), repo.name()));
    forge.note(
        "pending",
        "Questions about single sign-on",
        "on-demand",
        "Until v%s of %s is out: answer that single sign-on is on its way."
            .formatted(repo.version().nextMinor(), repo.name()));
    forge.note(
        "standing",
        "How I like answers",
        "session-start",
        draw.oneOf(
            "Short sentences. Numbers of issues with a #.",
            "No tables in comments; lists are fine.",
            "Name the repository when there could be a doubt."));
  }
}
