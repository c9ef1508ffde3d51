package dev.assize.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as options: RFC 3339 in UTC, or a date, which is its beginning. */
final class TimeConverter implements ITypeConverter<Instant> {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  @Override
  public Instant convert(String text) {
    Instant time;
    try {
      time =
          text.matches("\\d{4}-\\d{2}-\\d{2}")
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time; write 2027-01-31 or 2027-01-31T12:00:00Z, in UTC");
    }
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new TypeConversionException("'" + text + "' is not between the years 2000 and 2200");
    }
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
