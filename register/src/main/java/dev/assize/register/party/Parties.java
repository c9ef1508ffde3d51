package dev.assize.register.party;

import dev.assize.register.entry.Horizon;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parties that have disclosed themselves by a horizon. */
public final class Parties {

  private final PartyBook book;
  private final Horizon horizon;

  Parties(PartyBook book, Horizon horizon) {
    this.book = book;
    this.horizon = horizon;
  }

  /** All of them, in the order in which they first came. */
  public List<Party> all() {
    List<Party> all = new ArrayList<>();
    for (PartyFile file : book.files()) {
      Party party = new Party(file, book.appeals(), horizon);
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
    Party party = new Party(file, book.appeals(), horizon);
    return party.disclosure().isPresent() ? Optional.of(party) : Optional.empty();
  }

  /** The appeal against an entry and its answer, as far as there are any. */
  public List<Valid<AppealPredicate>> appeals(Digest against) {
    return book.appeals().against(against, horizon);
  }

  /** How far they see. */
  public Horizon horizon() {
    return horizon;
  }
}
