package dev.assize.register.certificate;

import dev.assize.register.entry.Valid;
import dev.assize.scheme.Rung;
import dev.assize.statement.intoto.SanctionPredicate;
import java.time.Instant;
import java.util.Optional;

/**
 * A rung of the ladder that was applied to a certificate.
 *
 * @param at from when
 * @param rung which
 * @param entry that applied it; empty if its trigger did
 * @param setAside from when it is set aside on appeal; empty if it stands
 */
public record AppliedRung(
    Instant at, Rung rung, Optional<Valid<SanctionPredicate>> entry, Optional<Instant> setAside) {}
