package dev.assize.server.evidence;

import dev.assize.agent.manifest.ContainerImage;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.gate.observation.ObservedTools;
import java.util.List;
import java.util.Optional;

/**
 * An agent that lies with the server.
 *
 * @param name by which it is asked for
 * @param title its name and version in its manifest, for people
 * @param seen its identity
 * @param tools that it is offered; not seen if nobody has said
 * @param images that its manifest names
 */
public record KeptAgent(
    String name,
    String title,
    ObservedAgent.Seen seen,
    ObservedTools tools,
    List<ContainerImage> images) {

  /** Copies the list. */
  public KeptAgent {
    images = List.copyOf(images);
  }

  /** The image of a digest. */
  public Optional<ContainerImage> image(dev.assize.statement.Digest digest) {
    return images.stream().filter(each -> each.reference().digest().equals(digest)).findFirst();
  }
}
