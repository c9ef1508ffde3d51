package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseBook;
import dev.assize.register.entry.Moment;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private boolean houseChanged;
  private Instant reached = Instant.EPOCH;

  /**
   * @param files of one house, or a single one
   */
  Calendar(List<CertificateFile> files, CaseBook cases, Moment moment) {
    this.moment = moment;
    HouseRecord record = new HouseRecord(files.getFirst().clocks().sanctionMemory());
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

  /** The courses of the certificates that are seen, by their ids. */
  Map<Digest, Course> run() {
    courses.forEach(Course::expectEntries);
    while (!alarms.isEmpty() && !alarms.firstKey().isAfter(moment.time())) {
      Map.Entry<Instant, TreeSet<Course>> next = alarms.pollFirstEntry();
      stop(next.getKey(), next.getValue());
    }
    Map<Digest, Course> byId = new HashMap<>();
    courses.forEach(course -> byId.put(course.file().id(), course));
    return byId;
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

  Moment moment() {
    return moment;
  }
}
