package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.core.JsonLocation;

/** The position of a value in a file: line and column, and the path through the JSON. */
record JsonPosition(int line, int column, JsonPath path) {

  static JsonPosition of(JsonLocation location, JsonPath path) {
    return new JsonPosition(location.getLineNr(), location.getColumnNr(), path);
  }

  InvalidJsonValueException invalid(String problem) {
    return new InvalidJsonValueException(this, problem);
  }

  @Override
  public String toString() {
    String path = this.path.toString();
    return "line %d, column %d%s".formatted(line, column, path.isEmpty() ? "" : " (" + path + ")");
  }
}
