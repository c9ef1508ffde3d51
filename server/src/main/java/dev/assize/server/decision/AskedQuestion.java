package dev.assize.server.decision;

import dev.assize.gate.evidence.GivenBundle;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedTools;
import dev.assize.statement.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as somebody put it.
 *
 * @param policy by name
 * @param agent which
 * @param certified the agent whose certificate counts; null for {@code agent} itself
 * @param context facts of the context, by their full names
 * @param tools that it is offered; null if nobody said, so that those count which are kept with it
 * @param relyingParty on whose behalf; null if nobody said
 * @param use where it is to be used, as waivers name it
 * @param waivers given along
 * @param bundles given along
 * @param signed whether the answer is to be signed
 */
public record AskedQuestion(
    String policy,
    AskedAgent agent,
    @Nullable Digest certified,
    Map<String, Object> context,
    @Nullable ObservedTools tools,
    @Nullable String relyingParty,
    String use,
    List<byte[]> waivers,
    List<GivenBundle> bundles,
    boolean signed) {

  /** Copies the collections. */
  public AskedQuestion {
    context = Map.copyOf(context);
    waivers = List.copyOf(waivers);
    bundles = List.copyOf(bundles);
  }

  /** How an agent is named. */
  public sealed interface AskedAgent {

    /** By its digest: nobody has looked at what runs. */
    record ByDigest(Digest digest) implements AskedAgent {}

    /** By its manifest and the digests of its files, as whoever asks has observed them. */
    record Observed(ObservedAgent.Seen seen) implements AskedAgent {}

    /** By the name of an agent that lies with the server. */
    record Kept(String name) implements AskedAgent {}
  }
}
