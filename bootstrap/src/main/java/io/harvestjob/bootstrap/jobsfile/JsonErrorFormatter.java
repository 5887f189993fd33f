package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.TreeSet;

/** Formats an error of Jackson: line, column, the JSON Pointer of the member, and the problem. */
final class JsonErrorFormatter {

  private JsonErrorFormatter() {}

  static String format(JsonProcessingException e) {
    JsonLocation location = requireNonNullElse(e.getLocation(), JsonLocation.NA);
    return "line %d, column %d%s: %s"
        .formatted(location.getLineNr(), location.getColumnNr(), member(e), problem(e));
  }

  /** A parser stays where it was when it met the error. */
  private static String member(JsonProcessingException e) {
    if (!(e.getProcessor() instanceof JsonParser parser)) {
      return "";
    }
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "" : " (%s)".formatted(pointer);
  }

  /** What the domain requires it names in a {@link NullPointerException}. */
  private static String problem(JsonProcessingException e) {
    Throwable cause = e.getCause();
    if (cause instanceof NullPointerException) {
      return cause.getMessage() + " is missing";
    }
    if (cause != null) {
      return String.valueOf(cause.getMessage());
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "%s is not known here; there is %s"
          .formatted(unknown.getPropertyName(), new TreeSet<>(unknown.getKnownPropertyIds()));
    }
    return e instanceof MismatchedInputException mismatch
        ? problem(mismatch)
        : e.getOriginalMessage();
  }

  private static String problem(MismatchedInputException e) {
    if (Collection.class.isAssignableFrom(e.getTargetType())) {
      return "must be an array";
    }
    return e.getTargetType().isRecord() ? "must be an object" : "there is more after the end";
  }
}
