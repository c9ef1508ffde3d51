package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseBook;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.SanctionPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes certificates that may depend on each other through time, up to a moment. It stops at every
 * instant at which something may happen to one of them: first its entries are read, then its clocks
 * are looked at, then the triggers of its ladder, until nothing follows any more.
 */
final class Calendar {

  private static final Comparator<Course> AS_GRANTED =
      Comparator.comparingLong(course -> course.file().decision.index());

  private final Moment moment;
  private final List<Course> courses = new ArrayList<>();
  private final TreeMap<Instant, TreeSet<Course>> alarms = new TreeMap<>();
  private final CaseBook cases;
  private final HouseRecord record;
  private boolean houseChanged;
  private Instant reached = Instant.EPOCH;

  /** Of a house that has a certificate. */
  Calendar(CertificateBook book, House house, Moment moment) {
    this(book, book.of(house), moment);
    for (Valid<SanctionPredicate> sanction : moment.of(book.sanctions(house))) {
      sanctioned(sanction, book.rung(house.scheme(), sanction.says().rung()));
    }
  }

  /**
   * Of certificates of one house, as if there were no others and nothing was said of it as such.
   */
  Calendar(CertificateBook book, List<CertificateFile> files, Moment moment) {
    this.moment = moment;
    this.cases = book.cases();
    this.record = new HouseRecord(files.getFirst().clocks().sanctionMemory());
    for (CertificateFile file : files) {
      if (moment.sees(file.decision)) {
        Case granted =
            cases
                .at(moment)
                .file(file.application.id())
                .orElseThrow(() -> new IllegalStateException("a certificate without its case"));
        courses.add(new Course(file, granted, record, this));
      }
    }
  }

  /** A sanction of the house as such. */
  private void sanctioned(Valid<SanctionPredicate> sanction, Rung rung) {
    Instant at = sanction.since();
    Instant setAside = setAside(sanction.id()).orElse(null);
    if (rung.level() > 0) {
      record.offend(at).setAside = setAside;
    }
    Watch.of(at, rung, sanction.id(), sanction.says().until(), setAside).ifPresent(record::watch);
    for (Course course : courses) {
      course.alarm(at);
      course.alarm(at.plus(record.memory()));
      if (setAside != null) {
        course.alarm(setAside);
      }
    }
  }

  /** The courses of the certificates that are seen, by their ids. */
  Map<Digest, Course> run() {
    courses.forEach(Course::expectEntries);
    while (goesOn()) {
      next();
    }
    Map<Digest, Course> byId = new HashMap<>();
    courses.forEach(course -> byId.put(course.file().id(), course));
    return byId;
  }

  /**
   * Up to when, exclusively, nothing happens by which the certificates may touch each other or have
   * the house barred; {@link Instant#MAX} if nothing does up to the moment.
   *
   * @param horizon further than to there it is not run
   */
  Instant clean(Instant horizon) {
    courses.forEach(Course::expectEntries);
    while (!isOver() && !alarms.firstKey().isAfter(horizon)) {
      next();
    }
    return isOver() ? record.stained() : alarms.firstKey();
  }

  /** Whether something has happened by which they may, or nothing happens any more. */
  boolean isOver() {
    return !record.stained().equals(Instant.MAX) || !goesOn();
  }

  private boolean goesOn() {
    return !alarms.isEmpty() && !alarms.firstKey().isAfter(moment.time());
  }

  private void next() {
    Map.Entry<Instant, TreeSet<Course>> next = alarms.pollFirstEntry();
    stop(next.getKey(), next.getValue());
  }

  private void stop(Instant now, Iterable<Course> due) {
    reached = now;
    houseChanged = false;
    due.forEach(course -> course.read(now));
    boolean again = true;
    Iterable<Course> touched = due;
    while (again) {
      again = false;
      if (houseChanged) {
        touched = courses;
        houseChanged = false;
      }
      for (Course course : touched) {
        again |= course.settle(now);
      }
    }
  }

  /** Has a course looked at then, or now if that is past. */
  void alarm(Instant at, Course course) {
    Instant when = at.isBefore(reached) ? reached : at;
    if (!when.isAfter(moment.time())) {
      alarms.computeIfAbsent(when, k -> new TreeSet<>(AS_GRANTED)).add(course);
    }
  }

  /** Has all courses looked at, now and when this is forgotten. */
  void houseChanged(Instant forgotten) {
    if (courses.getFirst().file().ladder.looksAtTheHouse()) {
      houseChanged = true;
      courses.forEach(course -> course.alarm(forgotten));
    }
  }

  /** Has all courses looked at now. */
  void houseWatched() {
    houseChanged = true;
  }

  /** When an entry was set aside on appeal, as far as the log shows by the moment. */
  Optional<Instant> setAside(Digest entry) {
    return cases.setAside(entry, moment);
  }

  Moment moment() {
    return moment;
  }
}
