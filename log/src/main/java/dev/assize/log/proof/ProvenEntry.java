package dev.assize.log.proof;

import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.Hash;

/**
 * That a log holds an entry.
 *
 * @param leaf hash of the entry
 * @param index of the entry in the log, from 0
 * @param checkpoint of the log, which is believed
 */
public record ProvenEntry(Hash leaf, long index, VerifiedCheckpoint checkpoint) {}
