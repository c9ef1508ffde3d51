package dev.assize.register;

import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Advice;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds disclosures for tests; at first of a party that has nobody and uses nobody's models. */
public final class Disclosed {

  private final String party;
  private List<Stake> owners = new ArrayList<>();
  private List<Stake> funders = new ArrayList<>();
  private List<Advice> advisory = new ArrayList<>();
  private final List<String> competitors = new ArrayList<>();
  private List<String> vendors = new ArrayList<>();
  private List<Stake> fees = new ArrayList<>();
  private ResourceDescriptor harness;

  /** A party with a harness of its own. */
  public Disclosed(String party) {
    this.party = party;
    this.harness = ResourceDescriptor.of("harness of " + party, Given.digest("harness " + party));
  }

  private static Stake stake(String party, String share) {
    return new Stake(party, share == null ? null : new BigDecimal(share));
  }

  public Disclosed owner(String owner, String share) {
    owners.add(stake(owner, share));
    return this;
  }

  public Disclosed funder(String funder, String share) {
    funders.add(stake(funder, share));
    return this;
  }

  public Disclosed fee(String payer, String share) {
    fees.add(stake(payer, share));
    return this;
  }

  public Disclosed advised(String client, Instant from, Instant until) {
    advisory.add(new Advice(client, from, until));
    return this;
  }

  public Disclosed competitor(String other) {
    competitors.add(other);
    return this;
  }

  public Disclosed judgedWith(String vendor) {
    vendors.add(vendor);
    return this;
  }

  public Disclosed harness(ResourceDescriptor other) {
    harness = other;
    return this;
  }

  public Disclosed ownersUnknown() {
    owners = null;
    return this;
  }

  public Disclosed fundersUnknown() {
    funders = null;
    return this;
  }

  public Disclosed feesUnknown() {
    fees = null;
    return this;
  }

  public Disclosed adviceUnknown() {
    advisory = null;
    return this;
  }

  public Disclosed vendorsUnknown() {
    vendors = null;
    return this;
  }

  public DisclosurePredicate build() {
    return new DisclosurePredicate(
        party, owners, funders, advisory, competitors, vendors, fees, harness, Given.START);
  }
}
