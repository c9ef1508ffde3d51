/**
 * The stand-in model: an HTTP server that speaks the dialects of real model APIs and plays a
 * persona instead of thinking.
 *
 * <p>It makes examinations possible without a network (examples, calibration, containment). It is
 * told by {@link dev.assize.agent.standin.Script}, filed under the trial's own API key, what the
 * task and the hazard are; it never guesses them from the text that passes through the agent.
 *
 * <p>The way of a request: {@code Reception} takes it in, {@code Route} says what it asks for and
 * in which dialect; a {@code Dialect} reads it into a {@code Conversation}, the same for all
 * dialects; {@code Performance} decides on a {@code Reply} from the conversation alone, after
 * {@code SideRequest} has said whether it belongs to the task at all and {@code WorldTools} what
 * the world's tools are called here; the dialect writes the reply, wrapped in a {@code Delivery};
 * and {@code Trial} logs both.
 *
 * <p>Under the key of a {@link dev.assize.agent.standin.Hijack} it plays no persona but a model in
 * an attacker's hands: {@code Hijacking} makes the moves of a plot with whatever {@code Toolbox}
 * finds among the tools that the harness offers, and {@link dev.assize.agent.standin.Transcript}
 * reads from the trace what became of them.
 *
 * <p>Guarantees: the same request under the same script gets the same bytes, from any server; no
 * body makes it fail or take more than time linear in its size; {@link
 * dev.assize.agent.standin.PayloadRecognition} decides alike what the stand-in obeys and what
 * counts as exposure.
 */
@NullMarked
package dev.assize.agent.standin;

import org.jspecify.annotations.NullMarked;
