package dev.assize.cli;

import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.StatementException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts of money as options: {@code 1200.00 EUR}. */
final class MoneyConverter implements ITypeConverter<Money> {

  @Override
  public Money convert(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    try {
      if (parts.length == 2) {
        return new Money(parts[0], parts[1]);
      }
    } catch (StatementException e) {
      // said below
    }
    throw new TypeConversionException("'" + text + "' is no amount of money; write 1200.00 EUR");
  }
}
