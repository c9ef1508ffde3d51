package dev.assize.statement.intoto;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Decimal numbers in statements are texts, since numbers lose digits in JSON (RFC 8785 writes them
 * as doubles). Written like {@code 0.25}: no sign, no exponent, no superfluous zero before the
 * point.
 */
final class DecimalText {

  private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?");

  private DecimalText() {}

  /** Writes. */
  static final class Writer extends ValueSerializer<BigDecimal> {

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.toPlainString());
    }
  }

  /** Reads; refuses numbers, and texts of another form. */
  static final class Reader extends ValueDeserializer<BigDecimal> {

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context)
        throws JacksonException {
      if (!json.hasToken(JsonToken.VALUE_STRING) || !FORM.matcher(json.getString()).matches()) {
        return context.reportInputMismatch(
            BigDecimal.class, "a decimal number is a text like \"0.25\"");
      }
      return new BigDecimal(json.getString());
    }
  }
}
