package dev.assize.gate.evidence;

import dev.assize.gate.policy.Answer;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Certificates that were come by in the wrong way. The register gives them no effect. */
final class GrantAttacks {

  private GrantAttacks() {}

  /**
   * @param problem that the register reports, in part
   */
  private static Attack none(String name, String problem, String does, Consumer<Affair> deed) {
    return new Attack(
        name, does, gate -> deed.accept(gate.affair), Answer.DENY, "no-certificate", problem);
  }

  static List<Attack> all() {
    return List.of(
        none(
            "self-signed evaluator",
            "not signed by the key that",
            "signs plans and outcomes in the evaluators' names",
            affair -> {
              affair.examinesAs = "maker.test";
              affair.grant();
            }),
        none(
            "evaluators of its own",
            "is not recognised as an evaluator at that time",
            "discloses two laboratories, which nobody has recognised",
            affair -> {
              affair.found();
              affair.disclose("own-a.test");
              affair.disclose("own-b.test");
              affair.apply(null);
              choose(affair, List.of("own-a.test", "own-b.test"));
            }),
        none(
            "affiliated evaluators",
            "not who the lottery draws",
            "has laboratories assigned that belong to it",
            affair -> {
              affair.found();
              belong(affair, "lab-0.test", "maker.test");
              belong(affair, "lab-1.test", "maker.test");
              affair.apply(null);
              choose(affair, List.of("lab-0.test", "lab-1.test"));
            }),
        none(
            "two evaluators of one owner",
            "not who the lottery draws",
            "has two laboratories of one house assigned",
            affair -> {
              affair.found();
              belong(affair, "lab-0.test", "house.test");
              belong(affair, "lab-1.test", "house.test");
              affair.apply(null);
              choose(affair, List.of("lab-0.test", "lab-1.test"));
            }),
        none(
            "evaluators chosen",
            "not who the lottery draws",
            "has the owner assign other evaluators than the lottery draws",
            affair -> {
              affair.found().apply(null);
              affair.draw();
              affair.log.entries.removeLast();
              List<String> others =
                  List.of("lab-0.test", "lab-1.test", "lab-2.test", "lab-3.test").stream()
                      .filter(lab -> !affair.drawn.contains(lab))
                      .toList();
              choose(affair, others);
            }),
        none(
            "assignment forged",
            "not signed by a key of the scheme's owner that may assign",
            "signs the assignment itself",
            affair -> {
              affair.found().apply(null);
              affair.owner = "maker.test";
              affair.go(affair.draw());
            }),
        none(
            "one of two missing",
            "a grant on 1 outcomes where the scheme wants 2",
            "gets the certificate on one outcome",
            affair -> {
              affair.found().apply(null);
              Digest draw = affair.draw();
              affair
                  .pass(5)
                  .examine(draw, List.of(affair.drawn.getFirst()))
                  .pass(1)
                  .review()
                  .decide()
                  .pass(1);
            }),
        none(
            "no commitment",
            "an outcome that its evaluator did not commit itself to before",
            "lets evaluators see each other's outcome first",
            affair -> {
              affair.commits = false;
              affair.grant();
            }),
        none(
            "plan abandoned",
            "about outcomes that are not in the log for the case",
            "has plans sealed and no outcome published",
            affair -> {
              affair.reveals = false;
              affair.grant();
            }),
        none(
            "decision before the outcomes",
            "about outcomes that are not in the log for the case",
            "decides first and measures later",
            affair -> {
              affair.found().apply(null);
              Digest draw = affair.draw();
              int before = affair.log.entries.size();
              affair.pass(5).examine(draw, affair.drawn).pass(1).review().decide().pass(1);
              affair.log.entries.add(
                  before + 4, affair.log.entries.removeLast()); // before the reveals
            }),
        none(
            "outcome that does not conform",
            "a grant on outcomes that do not count or do not say that the agent conforms",
            "has a certificate granted in spite of the verdicts",
            affair -> {
              affair.verdict = Conformity.DOES_NOT_CONFORM;
              affair.grant();
            }),
        none(
            "no review",
            "a grant without an accepted review of its outcomes",
            "leaves the reviewer out",
            affair -> {
              affair.found().apply(null);
              affair.withoutReview();
            }),
        none(
            "unrecognised decider",
            "friend.test is not recognised as decider at that time",
            "has a friend decide",
            affair -> {
              affair.found();
              affair.disclose("friend.test");
              affair.decider = "friend.test";
              affair.granted(null);
            }),
        none(
            "recognition after the fact",
            "friend.test is not recognised as decider at that time",
            "has its friend recognised as decider after the decision",
            affair -> {
              affair.found();
              affair.disclose("friend.test");
              affair.decider = "friend.test";
              affair.granted(null);
              affair.recognise("friend.test", Office.DECIDER);
              affair.pass(1);
            }),
        none(
            "the producer decides",
            "maker.test is not recognised as decider at that time",
            "decides itself",
            affair -> {
              affair.decider = "maker.test";
              affair.grant();
            }),
        none(
            "decision forged",
            "not signed by the key that decider.test has disclosed",
            "signs the decision in the decider's name",
            affair -> {
              affair.decidesAs = "maker.test";
              affair.grant();
            }),
        none(
            "name taken over",
            "the name decider.test belongs to another key",
            "discloses itself under the decider's name, with a key of its own",
            affair -> {
              affair.found();
              affair.append(
                  Deeds.rewritten(
                      Affair.signed("thief.test", Affair.keyOf("thief.test"), disclosure(affair)),
                      "thief.test",
                      "decider.test",
                      "thief.test"));
              affair.decidesAs = "thief.test";
              affair.granted(null);
            }),
        none(
            "look-alike name",
            "a party is named with lower-case letters",
            "decides as deсider.test, whose third letter is Cyrillic",
            affair -> {
              affair.grant();
              byte[] decision = affair.log.entries.removeLast();
              affair.appendUnread(
                  Deeds.rewritten(
                      decision,
                      "\"decider\":\"decider.test\"",
                      "\"decider\":\"deсider.test\"",
                      "decider.test"));
            }),
        none(
            "duplicate keys",
            "Duplicate Object property",
            "writes \"refused\" and \"granted\" into one decision",
            affair -> {
              affair.grant();
              byte[] decision = affair.log.entries.removeLast();
              affair.appendUnread(
                  Deeds.rewritten(
                      decision,
                      "\"decision\":\"granted\"",
                      "\"decision\":\"refused\",\"decision\":\"granted\"",
                      "decider.test"));
            }),
        none(
            "application in another's name",
            "not signed by the key that maker.test has disclosed",
            "a stranger applies in the producer's name",
            affair -> {
              affair.found();
              affair.disclose("stranger.test");
              affair.applicant = "stranger.test";
              affair.apply(null);
              choose(affair, List.of("lab-0.test", "lab-1.test"));
            }),
        none(
            "certificate of nobody",
            "about outcomes that are not in the log for the case",
            "appends a decision out of nothing",
            affair -> {
              affair.found();
              affair.add(
                  "maker.test",
                  affair.subject(),
                  new ApplicationPredicate(
                      "maker.test",
                      affair.scheme(),
                      affair.tier,
                      "answers mail",
                      null,
                      List.of(),
                      null,
                      null,
                      affair.now));
              affair.application = Deeds.last(affair);
              affair.outcomes.add(Affair.digest("no outcome"));
              affair.outcomes.add(Affair.digest("nor this"));
              affair.decide().pass(1);
            }));
  }

  private static dev.assize.statement.intoto.DisclosurePredicate disclosure(Affair affair) {
    return affair.disclosure("thief.test");
  }

  private static void belong(Affair affair, String lab, String house) {
    affair.disclose(lab, new Stake(house, BigDecimal.ONE));
  }

  private static void choose(Affair affair, List<String> labs) {
    Digest call = Deeds.last(affair);
    String checkpoint = affair.log.checkpoint(affair.log.entries.size()).toString();
    affair.drawn.clear();
    affair.drawn.addAll(labs);
    affair.go(affair.assign(call, checkpoint, labs));
  }
}
