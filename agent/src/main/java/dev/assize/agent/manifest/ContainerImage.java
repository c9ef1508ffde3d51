package dev.assize.agent.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container image that belongs to an agent, and all that whoever runs it may add. What does not
 * stand here would make another agent of the same image.
 *
 * @param image its pinned reference, without a tag
 * @param command what is started in place of the image's own entry point; null for the image's own
 * @param args its arguments in place of the image's own; null for the image's own
 * @param env names of the variables that may be set
 * @param mounts paths in the container at which a volume may be mounted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContainerImage(
    String image,
    @Nullable List<String> command,
    @Nullable List<String> args,
    List<String> env,
    List<String> mounts) {

  /**
   * Copies the lists; names and paths are sorted.
   *
   * @throws IllegalArgumentException if the image is not pinned, or has a tag
   */
  public ContainerImage {
    if (ImageReference.parse(image).filter(each -> each.toString().equals(image)).isEmpty()) {
      throw new IllegalArgumentException(
          "pin the image by its digest and leave out a tag: registry/name@sha256:…");
    }
    command = command == null ? null : List.copyOf(command);
    args = args == null ? null : List.copyOf(args);
    env = env == null ? List.of() : env.stream().sorted().toList();
    mounts = mounts == null ? List.of() : mounts.stream().sorted().toList();
  }

  /** The image. */
  public ImageReference reference() {
    return ImageReference.parse(image).orElseThrow();
  }
}
