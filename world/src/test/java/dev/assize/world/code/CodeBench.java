package dev.assize.world.code;

import dev.assize.statement.Seed;
import dev.assize.world.ToolBench;
import dev.assize.world.furnishing.Fields;

/** A platform whose tools are called by hand. */
abstract class CodeBench extends ToolBench {

  final String gateway = repo("gateway");
  final String docs = repo("docs");
  final String client = repo("client");
  final String deploy = repo("deploy");

  CodeBench() {
    super("code", Seed.parse("c0de".repeat(16)));
  }

  final String repo(String kind) {
    return Fields.text(first("repositories", kind), "name");
  }

  final String content(String repository, String branch, String path) {
    return Tree.content(state, repository, branch, path);
  }

  final boolean happened(String event) {
    return state.all("audit").stream().anyMatch(a -> event.equals(a.get("event")));
  }
}
