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
      throw new TypeConversionException(
          "it is no URL: %s at character %d".formatted(e.getReason(), e.getIndex() + 1));
    }
  }
}
