package dev.assize.world.shop;

import dev.assize.world.furnishing.Fields;
import java.util.Map;

/** So many pieces of a product. */
record Line(Map<String, Object> product, int quantity) {

  long price() {
    return Fields.number(product, "price");
  }

  long total() {
    return quantity * price();
  }

  Map<String, Object> fields() {
    return Fields.of(
        "product", product.get("id"),
        "name", product.get("name"),
        "quantity", (long) quantity,
        "price", price());
  }
}
