package dev.assize.agent.standin;

import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.agent.standin.playbook.Plot;

/**
 * A stand-in model that is in an attacker's hands: instead of its task it tries what its plot says,
 * with whatever tools the harness offers it.
 *
 * @param playbook where the rules stand by which it reads the harness
 * @param plot what it tries
 */
public record Hijack(Playbook playbook, Plot plot) {}
