package io.harvestjob.bootstrap.cli.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts names of files, some of which Java cannot represent in the locale of the process. */
public final class PathConverter implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "it is no name of a file here (%s); the locale may have to be a UTF-8 one"
              .formatted(e.getReason()));
    }
  }
}
