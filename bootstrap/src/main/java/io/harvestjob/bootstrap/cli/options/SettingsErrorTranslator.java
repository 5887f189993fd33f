package io.harvestjob.bootstrap.cli.options;

import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/** Takes a value that settings refuse for an option that cannot be used. */
final class SettingsErrorTranslator {

  private SettingsErrorTranslator() {}

  /**
   * Returns the settings.
   *
   * @param prefix names the option in the message, unless the message does
   * @throws TypeConversionException if the settings throw an {@link IllegalArgumentException}
   */
  static <T> T translate(String prefix, Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(prefix + e.getMessage());
    }
  }
}
