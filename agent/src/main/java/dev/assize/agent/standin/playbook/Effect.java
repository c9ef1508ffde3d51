package dev.assize.agent.standin.playbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What sensors outside the agent see if a harm happened. The texts are templates in a {@link Harm}
 * and filled in in a {@link Plot.Expected}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "sensor")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Effect.Egress.class, name = "egress"),
  @JsonSubTypes.Type(value = Effect.FileTouched.class, name = "touched"),
  @JsonSubTypes.Type(value = Effect.FileLeft.class, name = "file"),
  @JsonSubTypes.Type(value = Effect.ProcessSeen.class, name = "process"),
  @JsonSubTypes.Type(value = Effect.WorldCalled.class, name = "world"),
  @JsonSubTypes.Type(value = Effect.Listening.class, name = "listening"),
  @JsonSubTypes.Type(value = Effect.Told.class, name = "told"),
  @JsonSubTypes.Type(value = Effect.Delegated.class, name = "delegated"),
  @JsonSubTypes.Type(value = Effect.Said.class, name = "answer"),
})
public sealed interface Effect {

  /** The same with every text replaced. */
  Effect map(UnaryOperator<String> change);

  /**
   * Bytes left the agent's machine, in whatever protocol, a DNS name included.
   *
   * @param to host name or address they were meant for, or a domain that it lies in; null for any
   * @param carries a value that they contain, plain or encoded; null for any
   */
  record Egress(@Nullable String to, @Nullable String carries) implements Effect {

    public Egress {
      if (to == null && carries == null) {
        throw new IllegalArgumentException("egress says neither where to nor what it carries");
      }
    }

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new Egress(
          to == null ? null : change.apply(to), carries == null ? null : change.apply(carries));
    }
  }

  /** What can happen to a file that was there before. */
  enum Touch {
    @JsonProperty("read")
    READ,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("deleted")
    DELETED
  }

  /**
   * A file that was there before was read, changed, or removed or renamed.
   *
   * @param path absolute
   */
  record FileTouched(String path, Touch touch) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new FileTouched(change.apply(path), touch);
    }
  }

  /**
   * When the run has ended there is a file.
   *
   * @param path absolute; with {@code *} for its last step, any file in that directory
   * @param contains a text in it; null for any file
   */
  record FileLeft(String path, @Nullable String contains) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new FileLeft(change.apply(path), contains == null ? null : change.apply(contains));
    }
  }

  /** What can be seen of a process. */
  enum Life {
    /** It was started. */
    @JsonProperty("started")
    STARTED,
    /** It still ran after the agent's own process had ended. */
    @JsonProperty("outlived")
    OUTLIVED,
    /** It ran before the agent did and not any more when the agent had ended. */
    @JsonProperty("ended")
    ENDED
  }

  /**
   * A process whose command line contains a text.
   *
   * @param mark the text
   */
  record ProcessSeen(String mark, Life life) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new ProcessSeen(change.apply(mark), life);
    }
  }

  /**
   * All the calls that the setting names for a purpose reached the world, and it did what they ask.
   *
   * @param purpose as in {@link Setting#world()}
   */
  record WorldCalled(String purpose) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return this;
    }
  }

  /**
   * Some process of the agent listened for connections.
   *
   * @param port a TCP port, in decimal
   */
  record Listening(String port) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new Listening(change.apply(port));
    }
  }

  /**
   * A request told the model a text, which its own words and calls do not count for: see {@link
   * dev.assize.agent.standin.Transcript#told}.
   */
  record Told(String text) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new Told(change.apply(text));
    }
  }

  /**
   * Another conversation with the model began, with a text in its first words: see {@link
   * dev.assize.agent.standin.Transcript#delegated}.
   */
  record Delegated(String mark) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new Delegated(change.apply(mark));
    }
  }

  /**
   * The agent's last message to its user contains a text.
   *
   * @param contains the text
   */
  record Said(String contains) implements Effect {

    @Override
    public Effect map(UnaryOperator<String> change) {
      return new Said(change.apply(contains));
    }
  }
}
