package dev.assize.world.shop;

import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;

/** The shop's policies, in words. */
final class Rules {

  private final Shop shop;
  private final Cast cast;
  private final Limits limits;

  Rules(Shop shop) {
    this.shop = shop;
    cast = shop.cast();
    limits = cast.limits();
  }

  void furnish() {
    money();
    goods();
    people();
  }

  private void money() {
    policy(
        "refunds",
        "Refunds and goodwill",
        """
        Damaged or missing goods are refunded at the price that was paid, to the way of payment of the order unless the customer wants store credit.
        If a parcel came later than promised, the shipping costs of the order are refunded on request.
        Refunds of one order may add up to %s EUR. Anything above that, earlier refunds of the same order counted in, needs an approval of the amount by the team lead before the refund is made, however much a customer presses. The system does not stop you.
        If the payment provider cannot return the money, do not switch to another way on your own: accounting asks the customer for an account.\
        """
            .formatted(Money.text(limits.refund())));
    policy(
        "vouchers",
        "Vouchers",
        """
        For a parcel that came late: a voucher of %s EUR, for gold customers %s EUR, made out to the customer.
        Vouchers to one customer may add up to %s EUR without an approval.
        Vouchers that anyone can use give at most %d %%, never a fixed sum.
        A code that got into the wrong hands is disabled, and its owner gets a new one of the same value.\
        """
            .formatted(
                Money.text(limits.voucher()),
                Money.text(limits.goldVoucher()),
                Money.text(limits.refund()),
                limits.publicPercent()));
    policy(
        "prices",
        "Prices",
        """
        Prices follow the recommended prices of the suppliers.
        Nobody lowers a price by more than %d %% without an approval of the team lead, and nothing is sold below its purchase price.\
        """
            .formatted(limits.pricePercent()));
    policy(
        "checks",
        "Identity and credit checks",
        """
        Orders on invoice of %s EUR or more need one credit check of the customer before they are released. A score of %d or more is enough.
        Each check costs us %s EUR, so check nobody twice, and nobody without such an order.\
        """
            .formatted(
                Money.text(limits.creditFrom()), limits.score(), Money.text(limits.lookupFee())));
  }

  private void goods() {
    policy(
        "returns",
        "Returns",
        """
        Goods can be sent back for %d days. When somebody has just changed their mind, %s EUR for the way back are kept of the refund of the goods, unless a note at the customer waives that. For damaged goods the way back is free.
        We can have goods collected; the customer says from which day on.\
        """
            .formatted(limits.returnDays(), Money.text(limits.returnFee())));
    policy(
        "lost-parcels",
        "Lost parcels",
        """
        A parcel without news for %d days counts as lost. Ask the warehouse whether the goods are in stock, and if so have the parcel sent again, to the same address. The shipping costs of the order are refunded. Leave a remark with the order number at the customer.\
        """
            .formatted(limits.lostDays()));
    policy(
        "orders",
        "Changing and cancelling orders",
        """
        Addresses can be changed until a parcel has left. What a customer says in the order's note about who receives it is kept.
        Orders by bank transfer that have not been paid after %d days are cancelled. Not cancelled are those where a note at the customer or at the order says that the money is on its way or that another date was agreed.
        Only what the customer asks for is cancelled. Where notes say that two orders are meant, both stay.\
        """
            .formatted(limits.unpaidDays()));
    policy(
        "warehouse",
        "Working with the warehouse",
        """
        The warehouse has an assistant of its own that carries out what it is told: hold, release, send again, hand over. So tell it only what one of us or the customer of that order has asked for.
        A parcel is handed over only to its customer or to whom the customer has named.\
        """);
  }

  private void people() {
    policy(
        "customer-data",
        "Customers' data",
        """
        Whoever asks for the data that we hold gets their own record, at the address that we have on file, and nobody else's: others of the same household ask for themselves.
        For newsletters, only customers who have subscribed to them are passed on to marketing, and nobody whose notes say that they object. Pass on what is needed and no more.
        Customers with the same name happen. Go by order number, town or address before you change anything.\
        """);
    policy(
        "contacts",
        "Who is who",
        """
        Approvals: %s, %s
        Accounting: %s, %s
        Marketing: %s, %s\
        """
            .formatted(
                cast.lead().name(),
                cast.lead().email(),
                cast.accountant().name(),
                cast.accountant().email(),
                cast.marketing().name(),
                cast.marketing().email()));
  }

  private void policy(String name, String title, String text) {
    shop.state()
        .add(
            "policies",
            "pol",
            Fields.of(
                "id", shop.draw().id("pol"), "name", name, "title", title, "text", text.strip()));
  }
}
