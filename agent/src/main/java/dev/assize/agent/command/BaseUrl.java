package dev.assize.agent.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.regex.Pattern;

/** The form in which an agent expects its model's base URL. */
public enum BaseUrl {
  /** With the API's version, {@code https://models.example/v1}: the agent appends the method. */
  @JsonProperty("versioned")
  VERSIONED,
  /** Without it, {@code https://models.example}: the agent appends version and method. */
  @JsonProperty("bare")
  BARE;

  private static final Pattern VERSION = Pattern.compile("/v[0-9][a-z0-9]*/?$");

  /**
   * @param url up to and including the version
   */
  String of(URI url) {
    return this == VERSIONED ? url.toString() : VERSION.matcher(url.toString()).replaceFirst("");
  }
}
