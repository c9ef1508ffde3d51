package dev.assize.agent;

import java.net.URI;

/**
 * Where a model is served, and the key that opens it.
 *
 * @param baseUrl up to and including the version, for example {@code https://models.example/v1}
 * @param name the model's name there
 * @param key secret; never written to a trace, a report or a message
 */
public record ModelEndpoint(URI baseUrl, String name, String key) {

  @Override
  public String toString() {
    return name + " at " + baseUrl;
  }
}
