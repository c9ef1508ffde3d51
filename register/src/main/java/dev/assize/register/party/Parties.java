package dev.assize.register.party;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parties that have disclosed themselves by a moment. */
public final class Parties {

  private final PartyBook book;
  private final Moment moment;

  Parties(PartyBook book, Moment moment) {
    this.book = book;
    this.moment = moment;
  }

  /** All of them, in the order in which they first came. */
  public List<Party> all() {
    List<Party> all = new ArrayList<>();
    for (PartyFile file : book.files()) {
      Party party = new Party(file, book.appeals(), moment);
      if (party.disclosure().isPresent()) {
        all.add(party);
      }
    }
    return all;
  }

  /** The party of that name; empty if it has not disclosed itself by then. */
  public Optional<Party> party(String name) {
    PartyFile file = book.file(name);
    if (file == null) {
      return Optional.empty();
    }
    Party party = new Party(file, book.appeals(), moment);
    return party.disclosure().isPresent() ? Optional.of(party) : Optional.empty();
  }

  /** The appeal against an entry and its answer, as far as there are any. */
  public List<Valid<AppealPredicate>> appeals(Digest against) {
    return book.appeals().against(against, moment);
  }

  /** How far they see. */
  public Moment moment() {
    return moment;
  }
}
