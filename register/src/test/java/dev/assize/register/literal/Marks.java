package dev.assize.register.literal;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Valid;
import dev.assize.register.literal.Mark.Kind;
import dev.assize.scheme.Rung;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that happened to a certificate, and questions about it. */
final class Marks {

  private final Certificate certificate;
  final List<Mark> all = new ArrayList<>();

  Marks(Certificate certificate) {
    this.certificate = certificate;
  }

  void add(
      Kind kind,
      Instant at,
      String name,
      @Nullable Mark parent,
      @Nullable Valid<?> entry,
      @Nullable Rung rung,
      @Nullable Status end) {
    all.add(new Mark(all.size(), kind, at, name, parent, entry, rung, end));
  }

  int size() {
    return all.size();
  }

  List<Mark> of(Kind kind) {
    return all.stream().filter(mark -> mark.kind() == kind).toList();
  }

  boolean none(Kind kind, String name) {
    return all.stream().noneMatch(mark -> mark.kind() == kind && mark.name().equals(name));
  }

  @Nullable Mark ended() {
    return all.stream().filter(mark -> mark.kind() == Kind.END).findFirst().orElse(null);
  }

  /** Entries of a kind that were read. */
  List<Mark> read(Class<?> kind) {
    return all.stream()
        .filter(mark -> mark.kind() == Kind.READ && kind.isInstance(mark.says()))
        .toList();
  }

  List<Mark> notices() {
    return all.stream()
        .filter(mark -> mark.kind() == Kind.NOTICE || mark.kind() == Kind.LOST)
        .toList();
  }

  boolean anyStands(Kind kind, Instant now) {
    return of(kind).stream().anyMatch(mark -> stands(mark, now));
  }

  boolean stands(Mark mark, Instant now) {
    return standsAfter(mark, all.size(), now);
  }

  /** Whether something is held against the certificate after so much has happened. */
  boolean standsAfter(Mark mark, int place, Instant now) {
    Instant until = mark.until();
    boolean over = mark.kind() == Kind.CAP && until != null && !now.isBefore(until);
    return closing(mark, place) == null && !over;
  }

  /** What put an end to it first, of what happened before a place. */
  @Nullable Mark closing(Mark mark, int place) {
    Mark own = closingByItself(mark, place);
    Mark withParent = mark.parent() == null ? null : closing(mark.parent(), place);
    if (own == null || withParent == null) {
      return own == null ? withParent : own;
    }
    return own.place() < withParent.place() ? own : withParent;
  }

  private @Nullable Mark closingByItself(Mark mark, int place) {
    for (Mark later : all.subList(mark.place() + 1, Math.min(place, all.size()))) {
      if (later.kind() == Kind.END) {
        return null;
      }
      boolean restored =
          later.kind() == Kind.READ
              && mark.kind() != Kind.CAP
              && later.says() instanceof RestorationPredicate restoration
              && root(mark).at().isBefore(earliest(later, restoration));
      if (restored
          || setsAside(later, mark)
          || (later.kind() == Kind.REGAINED && mark.kind() == Kind.LOST)) {
        return later;
      }
    }
    return null;
  }

  private static Mark root(Mark mark) {
    return mark.parent() == null ? mark : root(mark.parent());
  }

  private Instant earliest(Mark read, RestorationPredicate restoration) {
    return certificate.file().outcomes().stream()
        .filter(outcome -> restoration.examinations().contains(outcome.id()))
        .map(outcome -> outcome.examination().since())
        .min(Comparator.naturalOrder())
        .orElse(read.at());
  }

  static boolean setsAside(Mark later, Mark mark) {
    return later.kind() == Kind.READ
        && later.says() instanceof AppealPredicate appeal
        && appeal.stage() == AppealPredicate.Stage.UPHELD
        && mark.entry() != null
        && mark.says() instanceof SanctionPredicate
        && mark.id().equals(appeal.against());
  }

  boolean isSetAside(Mark mark) {
    return all.stream().anyMatch(other -> setsAside(other, mark));
  }

  /** When an appeal against the sanction that it follows from was upheld. */
  @Nullable Instant setAsideAt(Mark mark) {
    return all.stream()
        .filter(other -> setsAside(other, mark))
        .map(Mark::at)
        .findFirst()
        .orElse(null);
  }

  static boolean conforms(Mark surveillance) {
    return ((SurveillancePredicate) surveillance.says()).result() == Conformity.CONFORMS;
  }

  /** Whether something has shown since the grant that the agent conforms. */
  boolean shown() {
    return read(SurveillancePredicate.class).stream().anyMatch(Marks::conforms)
        || !read(RestorationPredicate.class).isEmpty();
  }

  String story() {
    StringBuilder story = new StringBuilder();
    all.forEach(mark ->
        story
            .append(mark.kind())
            .append(' ')
            .append(mark.at())
            .append(' ')
            .append(mark.name())
            .append(
                mark.rung() == null
                    ? ""
                    : " "
                        + mark.rung().id()
                        + " "
                        + mark.rung().trigger()
                        + " "
                        + mark.rung().effects())
            .append("\n"));
    return story.toString();
  }
}
