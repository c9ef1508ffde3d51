package dev.assize.agent.chat;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.manifest.Interface.Chat;
import dev.assize.agent.manifest.ModelSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/**
 * A model that answers questions, without tools and without a memory of the question before, behind
 * an OpenAI-compatible chat-completions endpoint. Thread-safe.
 */
public final class ChatModel implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final ModelSource.Endpoint source;
  private final ModelEndpoint endpoint;
  private final int maxOutputTokens;
  private final Duration allowed;
  private final Limits limits;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param source where it comes from
   * @param endpoint the same with its key
   * @param maxOutputTokens per answer
   * @param maxAnswerBytes of a response as sent; a longer one is no answer
   * @param allowed how long one answer may take, further attempts included
   */
  public ChatModel(
      ModelSource.Endpoint source,
      ModelEndpoint endpoint,
      int maxOutputTokens,
      int maxAnswerBytes,
      Duration allowed) {
    this.source = source;
    this.endpoint = endpoint;
    this.maxOutputTokens = maxOutputTokens;
    this.allowed = allowed;
    this.limits = Limits.USUAL.withResponseBytes(maxAnswerBytes);
  }

  /**
   * What the model says.
   *
   * @param instructions the system message
   * @param question the user's message
   * @throws IOException with one line for people, if there is no answer; it never repeats the key
   */
  public String answer(String instructions, String question)
      throws IOException, InterruptedException {
    Chat chat = new Chat(source, instructions, null, 1, maxOutputTokens, null);
    ModelCall call = new ModelCall(client, source, endpoint, allowed, limits, null);
    return switch (call.ask(new Conversation(chat, question, List.of()))) {
      case Failure failure -> throw new IOException(failure.detail());
      case Completion completion -> new Secret(endpoint.key()).redact(completion.text());
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
