package io.harvestjob.bootstrap.cli.options;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts URLs without showing one that is malformed, because it may hold a password. */
public final class EndpointUrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("it is no URL" + place(e.getIndex(), value));
    }
  }

  private static String place(int index, String value) {
    if (index < 0) {
      return "";
    }
    return index < value.length()
        ? ": it is malformed at character " + (index + 1)
        : ": it ends too early";
  }
}
