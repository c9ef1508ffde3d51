/**
 * What sanctions mean for a producer as a whole, beyond its certificates: repeated offences, bars
 * on applying, watches, and money that contracts make due. Pure functions.
 */
@NullMarked
package dev.assize.register.sanction;

import org.jspecify.annotations.NullMarked;
