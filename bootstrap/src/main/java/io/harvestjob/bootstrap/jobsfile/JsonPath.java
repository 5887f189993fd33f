package io.harvestjob.bootstrap.jobsfile;

import org.jspecify.annotations.Nullable;

/** The way from the root of a JSON document to a value; its text is only made for an error. */
record JsonPath(@Nullable JsonPath parent, String name, int index) {

  static final JsonPath ROOT = new JsonPath(null, "", -1);

  JsonPath member(String name) {
    return new JsonPath(this, name, -1);
  }

  JsonPath element(int index) {
    return new JsonPath(this, "", index);
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    String before = parent.toString();
    return index >= 0
        ? "%s[%d]".formatted(before, index)
        : before.isEmpty() ? name : before + "." + name;
  }
}
