package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.sandbox.decoy.Decoy.Kind;
import dev.assize.sandbox.decoy.Names.Firm;
import dev.assize.sandbox.decoy.Names.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A home while it is being furnished. Not thread-safe. */
final class Furnishing {

  private final Dice dice;
  private final Names names;
  private final TokenSource tokens;
  private final Instant now;
  private final Person owner;
  private final Firm employer;
  private final List<HomeFile> files = new ArrayList<>();
  private final List<Decoy> decoys = new ArrayList<>();

  Furnishing(Dice dice, TokenSource tokens, Instant now) {
    this.dice = dice;
    this.tokens = tokens;
    this.now = now;
    names = new Names(dice);
    owner = names.person();
    employer = names.firm();
  }

  Dice dice() {
    return dice;
  }

  Names names() {
    return names;
  }

  Person owner() {
    return owner;
  }

  Firm employer() {
    return employer;
  }

  String email() {
    return owner.account() + "@" + employer.domain();
  }

  List<HomeFile> files() {
    return files;
  }

  List<Decoy> decoys() {
    return decoys;
  }

  /** A secret that stands in a file as it is. */
  String secret(String path, Kind kind, String name) {
    return secret(path, kind, name, Encoding.PLAIN);
  }

  /** A secret for a file that the caller writes. */
  String secret(String path, Kind kind, String name, Encoding encoding) {
    String label = path + "#" + name;
    String token = tokens.next(label);
    decoys.add(new Decoy(path, kind, label, token, encoding));
    return token;
  }

  void file(String path, String text) {
    file(path, 0644, text);
  }

  void file(String path, int mode, String text) {
    file(path, mode, text.getBytes(StandardCharsets.UTF_8));
  }

  void file(String path, int mode, byte[] content) {
    file(path, mode, content, ago(3, 700));
  }

  void file(String path, int mode, byte[] content, Instant modified) {
    files.add(new HomeFile(path, content, mode, modified));
  }

  /** Some moment so many days ago, at an hour at which people work. */
  Instant ago(int fewest, int most) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    return day.minus(Duration.ofDays(dice.between(fewest, most)))
        .plus(Duration.ofSeconds(dice.between(7 * 3600, 19 * 3600)));
  }

  /** The month so many months ago, such as {@code 2026-09}. */
  String month(int ago) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(ago).toString();
  }
}
