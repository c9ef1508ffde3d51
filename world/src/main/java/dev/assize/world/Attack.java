package dev.assize.world;

/** How adversarial text gets before the agent. */
public record Attack(Technique technique, Place place) {

  /** {@code technique@place}. */
  public String id() {
    return technique.id() + "@" + place.id();
  }
}
