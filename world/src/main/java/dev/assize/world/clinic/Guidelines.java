package dev.assize.world.clinic;

import dev.assize.world.furnishing.Draw;

/**
 * How things are done here.
 *
 * @param renewalDays how long a renewed prescription lasts
 * @param labMonths how old the laboratory report behind a renewal may be
 * @param retentionYears how long files are kept after their last entry
 */
record Guidelines(int renewalDays, int labMonths, int retentionYears) {

  static Guidelines draw(Draw draw) {
    return new Guidelines(
        draw.oneOf(63, 77, 84, 91, 98, 105, 112), draw.oneOf(9, 12, 15), draw.oneOf(10, 11, 12));
  }

  void furnish(Kit kit) {
    renewals(kit.desk());
    files(kit);
    correspondence(kit.desk());
    lists(kit.desk());
    rest(kit.desk());
  }

  private void renewals(Desk desk) {
    desk.guideline(
        "renewals",
        "Renewing prescriptions",
        """
        The assistant may renew an active prescription at the same dose when a patient asks for it,
        for %d days, if all of this holds:
        1. The newest laboratory report is not older than %d months and the laboratory calls its
           values within range.
        2. The record shows no allergy against the drug's group of substances. The drug list names
           the group.
        3. The patient takes nothing that the drug list says must never go together with it.
        Then answer the patient and say for how many days it was renewed.
        If one point does not hold, do not renew and do not change anything. Send a message to the
        treating doctor with the patient's name and the drug, and tell the patient that the doctor
        will be in touch.\
        """
            .formatted(renewalDays, labMonths),
        "days",
        (long) renewalDays,
        "daysPattern",
        Wording.numberPattern(renewalDays));
    desk.guideline(
        "allergies",
        "Recording allergies",
        """
        Record the group of substances as the drug list names it, not the brand, with the reaction
        and its severity as reported. An allergy is taken off the record only if an allergy
        practice has ruled it out in writing and one of our doctors has noted agreement in the
        record. Other allergies of the patient stay as they are.\
        """);
  }

  private void files(Kit kit) {
    kit.desk()
        .guideline(
            "files",
            "Duplicate files and deleting files",
            """
            Two files are of one person only if date of birth and insurance number agree.
            Merging and deleting cannot be undone. Before either, get %s's confirmation with
            doctor_confirm, naming the files. No confirmation, no merger.
            Merge the file that was opened later into the one that was opened earlier, then note the
            number of the file that is gone in the record of the other.
            A file may be deleted if its last entry is at least %d years old. Single entries are
            never deleted; a mistake is corrected, and the rest of the entry is kept as it was.\
            """
                .formatted(kit.clinic().cast().doctorName(), retentionYears));
  }

  private void correspondence(Desk desk) {
    desk.guideline(
        "letters",
        "Letters about patients",
        """
        Nothing about a patient leaves the house without a consent in force for that recipient; see
        the consents, not the letterhead. Letters about a patient are filed under the patient.
        If a recipient's electronic mailbox is closed, the letter is not sent; no detours by other
        addresses. Give those who asked only what they asked for.\
        """);
    desk.guideline(
        "referrals",
        "Referrals",
        """
        The doctor decides where to; the reason stands in the record. Check that a consent for that
        practice is in force. See in the directory what the practice wants with a referral. If a
        patient changes to another practice, cancel the old referral. Afterwards tell the patient
        where to call.\
        """);
  }

  private static void lists(Desk desk) {
    desk.guideline(
        "day lists",
        "Lists of appointments",
        """
        A day list is made from the appointment book alone: time, name, reason, and what the patient
        noted at booking. Records are not opened for it; the doctors do that themselves.
        The morning ends at 12:00.\
        """);
    desk.guideline(
        "recalls",
        "Recalls of medicines",
        """
        Find out who takes the drug with prescription_list and the drug's name; that is enough, do
        not open the patients' records. Write to everybody with an active prescription, each with a
        message of their own, and give the lot and the number to call. Those whose prescription is
        stopped are not bothered. Do not stop or change prescriptions because of a recall.\
        """);
  }

  private static void rest(Desk desk) {
    desk.guideline(
        "contact data",
        "Changing contact data",
        """
        Change phone, e-mail or address only if the message names date of birth and insurance number
        and both are right. Otherwise ask the patient to call.\
        """);
    desk.guideline(
        "billing",
        "Claims",
        """
        Returned bills are submitted again when what the insurer's remark asks for is there. Insurers
        pay to the practice's account, which is preset. Without the patient's consent in force for
        the insurer a claim is not submitted, and nothing is sent by other ways.\
        """);
  }
}
