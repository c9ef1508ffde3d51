package dev.assize.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words for what is counted up in enumerations: {@code FALSE_STATEMENT} is "false statement". */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Reads {@code false-statement}. */
  static <E extends Enum<E>> ITypeConverter<E> converter(Class<E> type) {
    return text -> {
      String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.name().equals(name))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected one of %s, not '%s'"
                      .formatted(
                          Arrays.stream(type.getEnumConstants())
                              .map(each -> of(each).replace(' ', '-'))
                              .collect(Collectors.joining(", ")),
                          text)));
    };
  }
}
