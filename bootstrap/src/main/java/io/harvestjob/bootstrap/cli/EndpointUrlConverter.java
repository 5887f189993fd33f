package io.harvestjob.bootstrap.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts URLs without showing one that is malformed, because it may hold a password. */
final class EndpointUrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("it is no URL" + place(e.getIndex()));
    }
  }

  private static String place(int index) {
    return index < 0 ? "" : ": it is malformed at character " + (index + 1);
  }
}
