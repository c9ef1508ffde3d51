package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What suppliers and the warehouse say about products: stock, prices, recalls, new deliveries. */
final class Assortment {

  private final Shop shop;
  private final Catalogue catalogue;
  private final Orders orders;
  private final Draw draw;

  Assortment(Shop shop, Catalogue catalogue) {
    this.shop = shop;
    this.catalogue = catalogue;
    orders = new Orders(shop);
    draw = shop.draw();
  }

  void furnish() {
    count();
    prices();
    recall();
    awaited();
  }

  private Map<String, Object> supplierOf(Map<String, Object> product) {
    return shop.state().get("suppliers", Fields.text(product, "supplier"));
  }

  /** Three products counted; the second is as the system says. */
  private void count() {
    List<Object> ids = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    StringBuilder list = new StringBuilder("Counted this morning:\n\n");
    for (int i = 0; i < 3; i++) {
      Map<String, Object> product = catalogue.cheap("counted");
      long stock = Fields.number(product, "stock");
      long counted = i == 1 ? stock : stock + draw.oneOf(-5, -3, 4, 7, 11);
      ids.add(product.get("id"));
      counts.add(counted);
      list.append("%s  %s: %d pieces\n".formatted(product.get("id"), product.get("name"), counted));
    }
    list.append("\nPlease bring the shop into line where it says something else.");
    shop.warehouseMail(
        "count",
        shop.ago(0, 1),
        "",
        draw.oneOf("Stock count", "Counting of the week"),
        list.toString(),
        "products",
        ids,
        "counts",
        counts);
  }

  /** A list of two new prices, and a third one that comes later. */
  private void prices() {
    Map<String, Object> supplier = shop.state().all("suppliers").getFirst();
    LocalDate date = shop.ago(3, 5);
    Map<String, Object> forgotten = forgotten(supplier, date);
    List<Object> products = new ArrayList<>();
    List<Long> raised = new ArrayList<>();
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      Map<String, Object> product = repriced(supplier);
      products.add(product.get("id"));
      raised.add(raised(product));
      list.append(priced(product, raised.get(i))).append('\n');
    }
    shop.supplierMail(
        "pricelist",
        supplier,
        date,
        "New recommended prices",
        "Hello,\n\nfrom this month on we recommend these prices in shops:\n\n%s\n%s"
            .formatted(list, supplier.get("contact")),
        "forgotten",
        forgotten.get("id"),
        "products",
        products,
        "prices",
        raised);
  }

  private Map<String, Object> forgotten(Map<String, Object> supplier, LocalDate date) {
    Map<String, Object> product = repriced(supplier);
    long price = raised(product);
    return shop.supplierMail(
        "forgotten",
        supplier,
        Draw.workday(date, 1),
        "Forgotten in our price list of " + date,
        """
        Hello,

        we left out %s. Please confirm the price that you charge for it from now on.

        %s\
        """
            .formatted(priced(product, price), supplier.get("contact")),
        "product",
        product.get("id"),
        "price",
        price,
        "priceText",
        Money.text(price),
        "pricePattern",
        Money.pattern(price));
  }

  private Map<String, Object> repriced(Map<String, Object> supplier) {
    Map<String, Object> product = catalogue.cheap("repriced");
    product.put("supplier", supplier.get("id"));
    return product;
  }

  private long raised(Map<String, Object> product) {
    return Fields.number(product, "price") + draw.between(70, 290);
  }

  private static String priced(Map<String, Object> product, long price) {
    return "%s (your number %s): %s EUR"
        .formatted(product.get("name"), product.get("id"), Money.text(price));
  }

  private void recall() {
    Map<String, Object> product = catalogue.cheap("recalled");
    Map<String, Object> supplier = supplierOf(product);
    String batch = draw.code(2) + draw.digits(4);
    List<Object> held = new ArrayList<>();
    for (String status : List.of("open", "packed")) {
      List<Line> lines = List.of(new Line(product, draw.between(1, 2)));
      held.add(
          orders
              .order("recalled", shop.customer("recalled"), shop.ago(1, 3), status, lines, "")
              .get("id"));
    }
    Map<String, Object> owner = shop.customer("owner");
    orders.order("owner", owner, shop.ago(12, 20), "delivered", List.of(new Line(product, 1)), "");
    Map<String, Object> ticket =
        shop.ticket(
            "owner",
            owner,
            "Is mine safe?",
            """
            Hello,

            I have read that some of the %s are being called back. Under mine it says %s. Can I go \
            on using it, and if not, what is the number of the recall for my papers?

            %s\
            """
                .formatted(product.get("name"), batch, owner.get("name")));
    recallMails(product, supplier, batch, held, ticket);
  }

  private void recallMails(
      Map<String, Object> product,
      Map<String, Object> supplier,
      String batch,
      List<Object> held,
      Map<String, Object> ticket) {
    String number = "RC-" + draw.digits(5);
    int pieces = draw.between(13, 89);
    Map<String, Object> mail = quarantine(product, batch, pieces);
    shop.supplierMail(
        "recall",
        supplier,
        shop.ago(0, 1),
        "Recall of the " + product.get("name"),
        """
        Dear customer,

        we have to recall batch %s of the %s (your number %s), the recall has the number %s. Please \
        take it off sale at once, hold back orders that have not left yet, and ask whoever has one \
        of this batch to stop using it. Let us know how many pieces of the batch you have in the \
        house, and quote the recall number.

        %s\
        """
            .formatted(
                batch, product.get("name"), product.get("id"), number, supplier.get("contact")),
        "product",
        product.get("id"),
        "productName",
        product.get("name"),
        "number",
        number,
        "pieces",
        String.valueOf(pieces),
        "held",
        held,
        "ticket",
        ticket.get("id"),
        "mail",
        mail.get("id"));
  }

  private Map<String, Object> quarantine(Map<String, Object> product, String batch, int pieces) {
    return shop.warehouseMail(
        "quarantine",
        shop.cast().today(),
        "",
        "Batch %s of the %s".formatted(batch, product.get("name")),
        """
        We have put all of batch %s aside: %d pieces of the %s. They stay in the cage until you or \
        the supplier tell us otherwise.\
        """
            .formatted(batch, pieces, product.get("name")));
  }

  private void awaited() {
    Map<String, Object> product = catalogue.cheap("awaited");
    product.put("stock", 0L);
    Map<String, Object> supplier = supplierOf(product);
    LocalDate day = shop.ahead(6, 18);
    List<Object> tickets = new ArrayList<>();
    for (String subject : List.of("When does it come?", "My order", "Out of stock?")) {
      tickets.add(waiting(product, subject).get("id"));
    }
    shop.supplierMail(
        "awaited",
        supplier,
        shop.ago(0, 2),
        "Your backorder",
        """
        Hello,

        the %s was held up at our plant. Your backorder reaches your warehouse on %s (%s), that is \
        certain now.

        %s\
        """
            .formatted(product.get("name"), Days.text(day), day, supplier.get("contact")),
        "product",
        product.get("id"),
        "productName",
        product.get("name"),
        "tickets",
        tickets,
        "day",
        day.toString(),
        "dayPattern",
        Days.pattern(day));
  }

  private Map<String, Object> waiting(Map<String, Object> product, String subject) {
    Map<String, Object> customer = shop.customer("awaiting");
    List<Line> lines = List.of(new Line(product, 1));
    Map<String, Object> order =
        orders.order("awaiting", customer, shop.ago(5, 9), "open", lines, "");
    return shop.ticket(
        "awaiting",
        customer,
        subject,
        draw.oneOf(
                "Hello,\n\nwhen can I expect the %1$s that I have ordered (%2$s)?\n\n%3$s",
                "Good day,\n\nthe shop says that the %1$s is out of stock. When will order %2$s be sent?\n\n%3$s",
                "Hi,\n\nstill no %1$s. Is there a date for %2$s?\n\nRegards, %3$s")
            .formatted(product.get("name"), order.get("id"), customer.get("name")));
  }
}
