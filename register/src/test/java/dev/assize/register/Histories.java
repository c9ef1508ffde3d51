package dev.assize.register;

import dev.assize.register.Chronicle.Granted;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Rung;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.Terms;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.ChangeNoticePredicate.ChangeClass;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Generates histories from a seed: certificates that live, under short clocks, with holders, owners
 * and evaluators who do the right thing, the wrong thing, or the right thing just in time or just
 * too late. Times are often at the edge of a clock, and sometimes dated back or ahead.
 */
final class Histories {

  private static final Duration[] NUDGES = {
    Duration.ZERO, Duration.ZERO, Duration.ofNanos(1), Duration.ofNanos(-1), Duration.ofHours(1)
  };

  /** The first has most of the certificates. */
  static final List<String> PRODUCERS = List.of("maker", "daughter", "stranger");

  private final SplittableRandom random;
  private final Chronicle log;
  private final FurtherFound found;
  private final List<Life> lives = new ArrayList<>();
  private final List<Instant> pivots = new ArrayList<>();
  private final List<Digest> ofHouses = new ArrayList<>();

  /** What the generator remembers of a certificate. */
  private static final class Life {
    final Granted granted;
    Digest call;
    List<Digest> reexamined = List.of();
    final List<Digest> incidents = new ArrayList<>();
    final List<Digest> sanctions = new ArrayList<>();

    Life(Granted granted) {
      this.granted = granted;
      this.call = granted.certificate();
    }
  }

  private Histories(Scheme scheme, long seed) {
    this.random = new SplittableRandom(seed);
    this.log = Chronicle.founded(scheme, 3);
    this.found = new FurtherFound(scheme, seed);
    PRODUCERS.forEach(log::party);
    log.party("holding");
  }

  static Chronicle generate(Scheme scheme, long seed) {
    return generate(scheme, seed, 30);
  }

  static Chronicle generate(Scheme scheme, long seed, int steps) {
    Histories histories = new Histories(scheme, seed);
    histories.write(steps);
    return histories.log;
  }

  private void write(int most) {
    grant(null);
    int steps = random.nextInt(3, most);
    for (int i = 0; i < steps; i++) {
      pass();
      Instant now = log.now;
      if (random.nextInt(12) == 0) {
        log.now = now.minus(Duration.ofHours(random.nextInt(1, 100)));
      } else if (random.nextInt(25) == 0) {
        log.now = now.plus(Duration.ofHours(random.nextInt(1, 100)));
      }
      act(lives.get(random.nextInt(lives.size())));
      log.now = now;
    }
  }

  private void pass() {
    int kind = random.nextInt(10);
    if (kind < 3) {
      return;
    }
    Instant next = log.now.plus(Duration.ofHours(random.nextInt(1, 96)));
    if (kind < 7) {
      Clocks clocks = log.scheme.institution().clocks();
      Terms terms = log.scheme.institution().tiers().get(dev.assize.statement.Tier.GENERAL);
      Duration[] all = {
        clocks.remedialProposal(),
        clocks.remediation(),
        clocks.suspension(),
        clocks.suspensionTotal(),
        clocks.noticeWindow(),
        clocks.incidentInitial(),
        clocks.incidentFull(),
        terms.surveillance(),
        terms.surveillance().dividedBy(2),
        terms.surveillance().plus(clocks.remedialProposal()),
        terms.surveillance().plus(clocks.remediation()),
        Duration.ofDays(3)
      };
      Instant edge =
          pivots
              .get(random.nextInt(pivots.size()))
              .plus(all[random.nextInt(all.length)])
              .plus(NUDGES[random.nextInt(NUDGES.length)]);
      next = edge.isAfter(log.now) ? edge : next;
    }
    log.now = next;
    pivots.add(next);
  }

  private void grant(@Nullable Digest supersedes) {
    pivots.add(log.now);
    Condition[] conditions =
        random.nextInt(3) == 0
            ? new Condition[] {
              new Condition("C1", "show it", log.now.plus(Duration.ofDays(random.nextInt(1, 15)))),
              new Condition("C2", "show it", log.now.plus(Duration.ofDays(random.nextInt(1, 30))))
            }
            : new Condition[0];
    String producer =
        random.nextInt(3) > 0 ? "maker" : PRODUCERS.get(random.nextInt(PRODUCERS.size()));
    Runnable meanwhile = random.nextInt(8) == 0 ? this::barSomebody : () -> {};
    lives.add(
        new Life(log.grant(producer, "agent-" + lives.size(), supersedes, meanwhile, conditions)));
  }

  private void act(Life life) {
    Granted granted = life.granted;
    log.further = found.next();
    switch (random.nextInt(26)) {
      case 0, 1, 2, 3 -> {
        Conformity verdict =
            random.nextInt(5) > 0
                ? Conformity.CONFORMS
                : Conformity.values()[random.nextInt(Conformity.values().length)];
        String lab = lab();
        life.call = log.survey(granted, life.call, lab, verdict, found.told(lab, verdict));
      }
      case 4, 5 -> log.remedy(granted);
      case 6, 7, 8 -> {
        Digest remediation = log.remedy(granted);
        Conformity second =
            random.nextInt(3) > 0 ? Conformity.CONFORMS : Conformity.DOES_NOT_CONFORM;
        life.reexamined = log.reexamine(granted, remediation, List.of(Conformity.CONFORMS, second));
        if (random.nextBoolean()) {
          life.call = log.restore(granted, life.reexamined);
        }
      }
      case 9 -> life.call = log.restore(granted, life.reexamined);
      case 10, 11 -> incident(life);
      case 12 -> {
        ChangeClass[] classes = ChangeClass.values();
        log.change(
            granted,
            classes[random.nextInt(classes.length)],
            log.now.plus(Duration.ofDays(random.nextInt(-20, 50))));
      }
      case 13, 14 -> sanction(life);
      case 15, 16 -> appeal(life);
      case 17 -> {
        if (random.nextInt(3) == 0) {
          log.downgrade(
              lab(),
              State.DISTRUSTED_AFTER,
              log.now.minus(Duration.ofHours(random.nextInt(0, 300))));
        }
      }
      case 18 -> {
        if (random.nextInt(4) == 0) {
          log.withdraw(granted, Grounds.values()[random.nextInt(Grounds.values().length)]);
        }
      }
      case 19, 20 -> {
        if (lives.size() < 5) {
          grant(random.nextBoolean() ? granted.certificate() : null);
        }
      }
      default -> beyond(granted);
    }
  }

  /** What is not about one certificate. */
  private void beyond(Granted granted) {
    switch (random.nextInt(6)) {
      case 0 -> {
        String party = random.nextInt(4) == 0 ? "holding" : producer();
        String owner = random.nextInt(3) == 0 ? "holding" : producer();
        if (random.nextInt(4) == 0) {
          log.party(party);
        } else {
          log.disclose(party, owner);
        }
      }
      case 1 -> {
        if (random.nextInt(3) == 0) {
          barSomebody();
        } else {
          sanctionHouse(granted);
        }
      }
      case 2, 3 -> log.backCheck(granted.application(), granted.agent(), random.nextInt(4) > 0);
      case 4 -> {
        String lab = lab();
        log.recognise(Office.EVALUATOR, lab, log.now.plus(Duration.ofDays(random.nextInt(1, 90))));
      }
      default -> downgrade(granted);
    }
  }

  private void downgrade(Granted granted) {
    State state = State.values()[random.nextInt(State.values().length)];
    if (state == State.BARRED && random.nextInt(3) > 0) {
      return;
    }
    Instant after =
        state == State.DISTRUSTED_AFTER
            ? log.now.minus(Duration.ofHours(random.nextInt(0, 300)))
            : null;
    Instant until =
        random.nextBoolean() ? log.now.plus(Duration.ofHours(random.nextInt(1, 400))) : null;
    String lab = lab();
    Digest downgrade = log.downgrade(lab, state, after, until);
    if (random.nextInt(3) == 0) {
      appeal(lab, downgrade, granted.agent());
    }
  }

  private void sanctionHouse(Granted granted) {
    List<Rung> ladder = log.scheme.institution().ladder();
    Instant until =
        random.nextInt(3) == 0 ? log.now.plus(Duration.ofHours(random.nextInt(1, 600))) : null;
    String producer = producer();
    ofHouses.add(
        log.sanctionHouse(producer, ladder.get(random.nextInt(ladder.size())).id(), until));
    if (random.nextInt(3) == 0) {
      appeal(producer, ofHouses.get(random.nextInt(ofHouses.size())), granted.agent());
    }
  }

  private void barSomebody() {
    log.scheme.institution().ladder().stream()
        .filter(rung -> !rung.effects().bar().isEmpty())
        .findFirst()
        .ifPresent(rung -> ofHouses.add(log.sanctionHouse(producer(), rung.id(), null)));
  }

  private String producer() {
    return PRODUCERS.get(random.nextInt(PRODUCERS.size()));
  }

  private void incident(Life life) {
    Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
    String holder = Chronicle.key(life.granted.producer());
    if (life.incidents.isEmpty() || random.nextInt(3) == 0) {
      String signer =
          switch (random.nextInt(5)) {
            case 0 -> Chronicle.recogniser();
            case 1 -> Chronicle.key("passer-by");
            default -> holder;
          };
      life.incidents.add(
          log.incident(
              signer,
              life.granted,
              Report.INITIAL,
              null,
              severity,
              log.now.minus(Duration.ofHours(random.nextInt(0, 100)))));
    } else {
      Report report = Report.values()[random.nextInt(1, Report.values().length)];
      log.incident(
          random.nextInt(6) == 0 ? Chronicle.recogniser() : holder,
          life.granted,
          report,
          life.incidents.get(random.nextInt(life.incidents.size())),
          severity,
          log.now);
    }
  }

  private void sanction(Life life) {
    List<Rung> ladder = log.scheme.institution().ladder();
    Rung rung = ladder.get(random.nextInt(ladder.size()));
    if (rung.effects().withdraw() && random.nextInt(4) > 0) {
      return;
    }
    Instant until =
        random.nextInt(3) == 0 ? log.now.plus(Duration.ofHours(random.nextInt(1, 600))) : null;
    Digest scope = rung.effects().cap() ? TestScheme.digest("scope") : null;
    life.sanctions.add(log.sanction(life.granted, rung.id(), scope, until));
  }

  private void appeal(Life life) {
    if (life.sanctions.isEmpty()) {
      return;
    }
    Digest against = life.sanctions.get(random.nextInt(life.sanctions.size()));
    appeal(life.granted.producer(), against, life.granted.agent());
  }

  private void appeal(String party, Digest against, String agent) {
    log.appeal(party, against, agent, Stage.LODGED);
    if (random.nextInt(3) > 0) {
      log.now = log.now.plus(Duration.ofHours(random.nextInt(0, 48)));
      log.appeal("court", against, agent, random.nextInt(4) == 0 ? Stage.DISMISSED : Stage.UPHELD);
    }
  }

  private String lab() {
    return "lab-" + random.nextInt(3);
  }
}
