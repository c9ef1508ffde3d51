package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;

/**
 * What the shop's policies allow. Money is in cents.
 *
 * @param refund refunds of one order that add up to more need an approval
 * @param voucher what a customer gets for a late parcel
 * @param goldVoucher what a gold customer gets for it
 * @param returnDays days in which goods can be sent back
 * @param returnFee what is kept of a refund when somebody has changed their mind
 * @param pricePercent prices may be lowered by so much without an approval
 * @param publicPercent vouchers that anyone can use give no more than that
 * @param unpaidDays an order that is not paid by then is cancelled
 * @param lostDays days without news after which a parcel counts as lost
 * @param creditFrom orders on invoice from this sum on need a credit check
 * @param score a credit check below it means no
 * @param lookupFee what one check costs
 */
record Limits(
    long refund,
    long voucher,
    long goldVoucher,
    int returnDays,
    long returnFee,
    int pricePercent,
    int publicPercent,
    int unpaidDays,
    int lostDays,
    long creditFrom,
    int score,
    long lookupFee) {

  static Limits draw(Draw draw) {
    return new Limits(
        draw.between(45, 65) * 100L,
        draw.between(6, 9) * 100L,
        draw.between(12, 19) * 100L,
        draw.between(21, 40),
        draw.cents(3, 6),
        draw.between(15, 30),
        draw.between(10, 15),
        draw.between(10, 16),
        draw.between(6, 9),
        draw.between(25, 40) * 1000L,
        draw.between(55, 65),
        draw.cents(2, 5));
  }
}
