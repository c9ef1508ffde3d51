package dev.assize.cli;

import dev.assize.log.proof.LogProof;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.EntryReader;
import dev.assize.statement.Json;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.PartyName;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.SigningKey;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that signs one entry of the register and appends it, if it is going to have effect. */
abstract class RegisterEntryCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin protected final RegisterSigning signing = new RegisterSigning();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Your name as a party (default: that of the key).")
  private @Nullable String as;

  /** What is printed as JSON. */
  private record Appended(String id, long index, String kind, List<String> news) {}

  /**
   * What is to be signed.
   *
   * @throws InputException if what was given cannot be used
   * @throws StatementException if it is incomplete or contradicts itself
   */
  abstract Draft draft(RegisterView view);

  @Override
  public Integer call() throws InterruptedException {
    RegisterView view = RegisterView.of(signing);
    Draft draft;
    try {
      draft = draft(view);
    } catch (StatementException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
    Envelope envelope = Statement.of(draft.subject(), draft.says()).sign(signing.key());
    Entry entry = EntryReader.read(view.reading().checkpoint().size(), envelope.bytes());
    requireEffect(view, entry);
    LogProof proof = signing.append(envelope);
    print(entry, proof.index(), draft.news());
    return ExitCode.YES;
  }

  private void requireEffect(RegisterView view, Entry entry) {
    if (signing.anyway()) {
      return;
    }
    view.objection(entry)
        .ifPresent(problem -> {
          throw new InputException(
              "this would have no effect: %s; nothing was appended (--anyway does it nevertheless)"
                  .formatted(EntryReference.printable(problem)));
        });
  }

  private void print(Entry entry, long index, List<String> news) {
    PrintWriter out = out();
    String kind = EntryReference.kind(entry.predicate().getClass());
    if (signing.json()) {
      out.println(
          Json.mapper().writeValueAsString(new Appended(entry.id().hex(), index, kind, news)));
    } else if (signing.idOnly()) {
      out.println(entry.id().hex());
    } else {
      out.println("✓ Entry %d, %s: %s".formatted(index, kind, entry.id().hex()));
      news.forEach(line -> out.println("  " + line));
    }
    out.flush();
  }

  final PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Who signs, as a party. */
  final String party() {
    if (as != null) {
      return PartyName.require(as);
    }
    String name = key().verifier().name();
    if (!PartyName.isOne(name)) {
      throw new InputException(
          "the key's name %s is no party's; give yours with --as".formatted(name));
    }
    return name;
  }

  SigningKey key() {
    return signing.key();
  }
}
