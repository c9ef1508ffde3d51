/**
 * Finds out what can be observed of programs on this machine, by doing it once: nothing is believed
 * because of a version or a configuration file.
 *
 * <p>Nothing on the machine is changed, except by {@link dev.assize.sandbox.doctor.Doctor#fix},
 * which installs Debian packages and does nothing else.
 */
@NullMarked
package dev.assize.sandbox.doctor;

import org.jspecify.annotations.NullMarked;
