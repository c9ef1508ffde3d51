/** Whether the agent's certificate holds now, asked again and again. */
@NullMarked
package dev.assize.gate.gateway.standing;

import org.jspecify.annotations.NullMarked;
