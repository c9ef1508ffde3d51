package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.entry.Moment;
import dev.assize.statement.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The certificates at a moment. Works out what is asked for, once. Not thread-safe. */
public final class Certificates {

  private final CertificateBook book;
  private final Moment moment;
  private final Map<Digest, Course> courses = new HashMap<>();

  Certificates(CertificateBook book, Moment moment) {
    this.book = book;
    this.moment = moment;
  }

  /** All of them, in the order in which they were granted in the log. */
  public List<Certificate> all() {
    List<Certificate> all = new ArrayList<>();
    for (CertificateFile file : book.files()) {
      if (moment.sees(file.decision)) {
        all.add(certificate(file));
      }
    }
    return all;
  }

  /** All of a producer under a scheme. */
  public List<Certificate> of(Digest scheme, String producer) {
    return book.of(new House(scheme, producer)).stream()
        .filter(file -> moment.sees(file.decision))
        .map(this::certificate)
        .toList();
  }

  /** The certificate that a decision granted. */
  public Optional<Certificate> certificate(Digest decision) {
    CertificateFile file = book.file(decision);
    return file != null && moment.sees(file.decision)
        ? Optional.of(certificate(file))
        : Optional.empty();
  }

  private Certificate certificate(CertificateFile file) {
    Case granted =
        book.cases()
            .at(moment)
            .file(file.application.id())
            .orElseThrow(() -> new IllegalStateException("a certificate without its case"));
    return new Certificate(file, granted, course(file), moment);
  }

  private Course course(CertificateFile file) {
    Course known = courses.get(file.id());
    if (known == null) {
      new Calendar(book, file.house(), moment).run().forEach(courses::put);
      known = courses.get(file.id());
    }
    if (known == null) {
      throw new IllegalStateException("a certificate that its house does not hold");
    }
    return known;
  }
}
