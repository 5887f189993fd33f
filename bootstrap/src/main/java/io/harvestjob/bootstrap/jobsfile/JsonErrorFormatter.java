package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Formats an error of Jackson: line, column, the path of the member, and what is wrong with it. */
final class JsonErrorFormatter {

  private JsonErrorFormatter() {}

  static String format(JsonProcessingException e) {
    JsonLocation location = requireNonNullElse(e.getLocation(), JsonLocation.NA);
    return "line %d, column %d%s: %s"
        .formatted(location.getLineNr(), location.getColumnNr(), path(e), problem(e));
  }

  private static String path(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? mapping.getPath().stream()
            .map(JsonErrorFormatter::step)
            .collect(joining())
            .replaceFirst("^\\.?(.*)", " ($1)")
        : "";
  }

  private static String step(Reference step) {
    return step.getFieldName() == null
        ? "[%d]".formatted(step.getIndex())
        : "." + step.getFieldName();
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof ValueInstantiationException) {
      return refusal(e.getCause());
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "is not known here; there is "
          + unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(joining(", "));
    }
    if (e instanceof InvalidNullException) {
      return "must not be null";
    }
    if (e instanceof MismatchedInputException mismatch) {
      return Collection.class.isAssignableFrom(mismatch.getTargetType())
          ? "must be an array"
          : "must be an object";
    }
    return e.getOriginalMessage();
  }

  /** The domain refuses null with the name of what it requires. */
  private static String refusal(@Nullable Throwable e) {
    if (e == null) {
      return "is refused";
    }
    return e instanceof NullPointerException
        ? e.getMessage() + " is missing"
        : String.valueOf(e.getMessage());
  }
}
