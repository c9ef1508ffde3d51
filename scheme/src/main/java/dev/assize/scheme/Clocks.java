package dev.assize.scheme;

import java.time.Duration;

/**
 * Times after which something follows by itself, without an entry.
 *
 * @param remedialProposal from a notice to the holder's proposal; then suspension
 * @param remediation from a notice to restoration; then suspension
 * @param suspension from suspension to restoration, unless it is extended; then withdrawal
 * @param suspensionTotal the longest that a certificate is suspended in all, extensions and earlier
 *     suspensions included; then withdrawal
 * @param notices as many within {@link #noticeWindow} lead to withdrawal
 * @param noticeWindow see {@link #notices}
 * @param incidentInitial from learning of an incident to its first report; then notice
 * @param incidentFull from learning of an incident to the full report; then notice
 * @param challenge from an assignment to the challenge of an evaluator
 * @param decision from the last outcome that is needed to the decision
 * @param sanctionMemory how long an offence makes the next one start a rung higher
 */
public record Clocks(
    Duration remedialProposal,
    Duration remediation,
    Duration suspension,
    Duration suspensionTotal,
    int notices,
    Duration noticeWindow,
    Duration incidentInitial,
    Duration incidentFull,
    Duration challenge,
    Duration decision,
    Duration sanctionMemory) {}
