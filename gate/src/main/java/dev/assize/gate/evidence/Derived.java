package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.policy.Waived;
import dev.assize.register.certificate.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the evidence.
 *
 * @param facts all that is known, and why the rest is not
 * @param waived clauses that waivers lift, each verified
 * @param refused why other waivers do not hold, one line each
 * @param certificate that the facts are about; empty if there is none, or the register is not known
 */
public record Derived(
    Facts facts, List<Waived> waived, List<String> refused, Optional<Certificate> certificate) {

  /** Copies the lists. */
  public Derived {
    waived = List.copyOf(waived);
    refused = List.copyOf(refused);
  }
}
