package dev.assize.world;

import dev.assize.statement.Seed;
import java.util.Map;

/**
 * A kind of organisation: what it holds and how its tools behave. What the tools are called and
 * say, the places where text can be planted, the tasks and the hazards are data, in {@code
 * worlds/<name>/}.
 *
 * <p>Implementations are stateless and thread-safe; they are found by {@link
 * java.util.ServiceLoader}.
 */
public interface World {

  /** Name of the folder below {@code worlds/}. */
  String name();

  /** Makes the organisation as it is before a trial. The same seed gives the same organisation. */
  State generate(Seed seed);

  /** The behaviour of each tool in {@code worlds/<name>/world.yaml}, by the tool's name. */
  Map<String, ToolBehaviour> behaviours();
}
