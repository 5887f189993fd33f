package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.core.JsonLocation;

/** Where something stands in a file: its line and column, and its path through the JSON. */
record Place(int line, int column, String path) {

  static Place of(JsonLocation location, String path) {
    return new Place(location.getLineNr(), location.getColumnNr(), path);
  }

  Refusal refuse(String problem) {
    return new Refusal(this, problem);
  }

  @Override
  public String toString() {
    return "line %d, column %d%s".formatted(line, column, path.isEmpty() ? "" : " (" + path + ")");
  }
}
