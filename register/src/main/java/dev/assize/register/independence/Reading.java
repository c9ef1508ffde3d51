package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.independence.Conflict.Kind;
import dev.assize.register.independence.Step.How;
import dev.assize.scheme.Independence;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the rules of independence for one case. Not thread-safe. */
final class Reading {

  private static final int MOST_COMPETITORS = 5;

  private final Closeness.View view;
  private final Ties ties;
  private final Applicants applicants;
  private final Independence rules;
  private final Moment moment;
  private final Matter matter;
  private final List<Conflict> conflicts = new ArrayList<>();

  Reading(
      Closeness.View view,
      Ties ties,
      Applicants applicants,
      Independence rules,
      Moment moment,
      Matter matter) {
    this.view = view;
    this.ties = ties;
    this.applicants = applicants;
    this.rules = rules;
    this.moment = moment;
    this.matter = matter;
  }

  Relation of(String evaluator) {
    if (evaluator.equals(matter.producer())) {
      return new Relation(
          PartyKind.FIRST,
          List.of(Conflict.of(Kind.SAME_PARTY, List.of(), evaluator + " is the producer")));
    }
    unknown(evaluator, "");
    unknown(matter.producer(), ", which is the producer,");
    view.way(evaluator, matter.producer()).ifPresent(way -> add(Kind.PRODUCER, way));
    competitors(evaluator);
    Optional<Valid<DisclosurePredicate>> disclosure = ties.disclosure(evaluator, moment);
    disclosure.ifPresent(entry -> {
      fees(entry);
      models(entry);
    });
    advice(evaluator);
    Optional<Conflict> use = use(evaluator);
    use.ifPresent(conflicts::add);
    boolean first = view.ownedWay(evaluator, matter.producer()).isPresent();
    return new Relation(
        first ? PartyKind.FIRST : use.isPresent() ? PartyKind.SECOND : PartyKind.THIRD, conflicts);
  }

  private void add(Kind kind, List<Step> way) {
    conflicts.add(Conflict.of(kind, way, Words.way(way)));
  }

  private void unknown(String words, @Nullable Digest entry) {
    conflicts.add(
        new Conflict(Kind.UNKNOWN, List.of(), words, entry == null ? List.of() : List.of(entry)));
  }

  /** What a party and those that it depends on have not said, as far as steps could start there. */
  private void unknown(String party, String who) {
    Circle circle = view.circle(party);
    var inner = new TreeSet<>(circle.inner());
    inner.add(party);
    for (String each : inner) {
      String name = each.equals(party) ? each + who : each + ", on which " + party + " depends,";
      Optional<Valid<DisclosurePredicate>> said = ties.disclosure(each, moment);
      if (said.isEmpty()) {
        unknown(name + " has disclosed nothing", (Digest) null);
        continue;
      }
      DisclosurePredicate says = said.get().says();
      if (says.owners() == null) {
        unknown(name + " does not say who owns it", said.get().id());
      }
      if (says.funders() == null) {
        unknown(name + " does not say who funds it", said.get().id());
      }
    }
    if (circle.cut()) {
      unknown(
          "%s depends on more than %d parties".formatted(party, Circle.MAX_PARTIES), (Digest) null);
    }
  }

  private void competitors(String evaluator) {
    Map<String, List<Step>> ways = new TreeMap<>();
    Circle circle = view.circle(evaluator);
    for (String rival : view.rivals(evaluator, matter)) {
      applicants
          .applied(matter.scheme(), rival, rules.competitorWindow(), moment)
          .ifPresent(applied ->
              view.way(evaluator, rival)
                  .ifPresent(way -> ways.put(rival, competes(way, rival, applied))));
    }
    ties.disclosure(matter.producer(), moment)
        .ifPresent(entry ->
            entry.says().competitors().stream()
                .filter(rival -> circle.reached().containsKey(rival))
                .forEach(rival ->
                    ways.putIfAbsent(rival, competes(circle.way(rival), rival, entry.id()))));
    ties.disclosure(evaluator, moment)
        .filter(entry -> entry.says().competitors().contains(matter.producer()))
        .ifPresent(
            entry -> ways.putIfAbsent(evaluator, competes(List.of(), evaluator, entry.id())));
    ways.remove(matter.producer());
    ways.values().stream().limit(MOST_COMPETITORS).forEach(way -> add(Kind.COMPETITOR, way));
    if (ways.size() > MOST_COMPETITORS) {
      conflicts.add(
          Conflict.of(
              Kind.COMPETITOR,
              List.of(),
              "and %d more competitors".formatted(ways.size() - MOST_COMPETITORS)));
    }
  }

  private List<Step> competes(List<Step> way, String rival, Digest entry) {
    List<Step> steps = new ArrayList<>(way);
    steps.add(new Step(rival, matter.producer(), How.COMPETES, null, entry));
    return steps;
  }

  private void fees(Valid<DisclosurePredicate> entry) {
    List<Stake> fees = entry.says().fees();
    String evaluator = entry.says().party();
    if (fees == null) {
      unknown(evaluator + " does not say on whose fees it lives", entry.id());
      return;
    }
    Sums.Sum sum = new Sums.Sum(BigDecimal.ZERO);
    List<Step> path = List.of();
    for (Map.Entry<String, Sums.Sum> payer : Sums.of(fees).entrySet()) {
      Optional<List<Step>> way = view.way(payer.getKey(), matter.producer());
      if (way.isPresent()) {
        sum = sum.plus(payer.getValue());
        Step paid =
            new Step(evaluator, payer.getKey(), How.PAID, payer.getValue().share(), entry.id());
        List<Step> steps = new ArrayList<>(path.isEmpty() ? List.of() : path);
        steps.add(paid);
        steps.addAll(way.get());
        path = steps;
      }
    }
    if (!path.isEmpty() && sum.reaches(rules.feeShare())) {
      add(Kind.FEES, path);
    }
  }

  private void models(Valid<DisclosurePredicate> entry) {
    List<String> vendors = entry.says().judgeModelVendors();
    String evaluator = entry.says().party();
    if (vendors == null) {
      unknown(evaluator + " does not say whose models help it to judge", entry.id());
      return;
    }
    for (String vendor : new TreeSet<>(vendors)) {
      Step judged = new Step(evaluator, vendor, How.JUDGED, null, entry.id());
      view.way(vendor, matter.producer())
          .ifPresent(way -> {
            List<Step> steps = new ArrayList<>(List.of(judged));
            steps.addAll(way);
            add(Kind.JUDGE_MODEL, steps);
          });
      sameModels(judged, vendor);
    }
    if (matter.modelVendors() == null && !vendors.isEmpty()) {
      unknown(
          matter.producer()
              + " does not say whose models the agent runs on, and models help "
              + evaluator
              + " to judge",
          entry.id());
    }
  }

  private void sameModels(Step judged, String vendor) {
    List<String> own = matter.modelVendors() == null ? List.of() : matter.modelVendors();
    for (String each : new TreeSet<>(own)) {
      Optional<List<Step>> way = view.way(vendor, each);
      if (way.isPresent()) {
        List<Step> steps = new ArrayList<>(List.of(judged));
        steps.addAll(way.get());
        conflicts.add(
            Conflict.of(
                Kind.JUDGE_MODEL,
                steps,
                Words.way(steps) + ", on whose models the agent runs: " + each));
        return;
      }
    }
  }

  private void advice(String evaluator) {
    Circle circle = view.circle(evaluator);
    for (String adviser : new TreeSet<>(circle.reached().keySet())) {
      List<Valid<DisclosurePredicate>> said = ties.disclosures(adviser, moment);
      if (adviser.equals(evaluator)
          && !said.isEmpty()
          && said.getLast().says().advisory() == null) {
        unknown(evaluator + " does not say whom it has advised", said.getLast().id());
      }
      for (Step step : AdviceHistory.lasting(said, moment.before(rules.coolingOff()))) {
        view.way(step.to(), matter.producer())
            .filter(way -> way.size() + circle.distance(adviser) <= rules.hops() || way.isEmpty())
            .ifPresent(way -> {
              List<Step> steps = new ArrayList<>(circle.way(adviser));
              steps.add(step);
              steps.addAll(way);
              add(Kind.ADVICE, steps);
            });
      }
    }
  }

  private Optional<Conflict> use(String evaluator) {
    for (String user : view.owners(evaluator).reached().keySet()) {
      Digest shown = matter.users().get(user);
      if (shown == null) {
        shown = feesFrom(user);
      }
      if (shown != null && !user.equals(matter.producer())) {
        List<Step> steps = new ArrayList<>(view.owners(evaluator).way(user));
        steps.add(new Step(user, matter.producer(), How.USES, null, shown));
        return Optional.of(Conflict.of(Kind.USER, steps, Words.way(steps)));
      }
    }
    return Optional.empty();
  }

  private @Nullable Digest feesFrom(String user) {
    Optional<Valid<DisclosurePredicate>> producer = ties.disclosure(matter.producer(), moment);
    List<Stake> fees = producer.map(entry -> entry.says().fees()).orElse(null);
    boolean pays =
        fees != null
            && fees.stream()
                .anyMatch(fee ->
                    fee.party().equals(user) && (fee.share() == null || fee.share().signum() > 0));
    return pays ? producer.get().id() : null;
  }
}
