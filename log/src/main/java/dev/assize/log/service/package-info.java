/** Logs to append to, on this machine or elsewhere. */
@NullMarked
package dev.assize.log.service;

import org.jspecify.annotations.NullMarked;
