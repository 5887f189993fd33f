package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonArray;
import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.bootstrap.jobsfile.JsonValue.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a JSON document with the position of every value; duplicate members are an error. */
final class JsonDocumentParser {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;

  private JsonDocumentParser(JsonParser parser) {
    this.parser = parser;
  }

  static JsonValue parse(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      return new JsonDocumentParser(parser).documentOrException();
    }
  }

  private JsonValue documentOrException() throws IOException {
    try {
      return document();
    } catch (JsonProcessingException e) {
      JsonLocation location = requireNonNullElseGet(e.getLocation(), parser::currentLocation);
      throw JsonPosition.of(location, "").invalid(e.getOriginalMessage());
    }
  }

  private JsonValue document() throws IOException {
    if (parser.nextToken() == null) {
      throw here("").invalid("there is nothing in it");
    }
    JsonValue document = value("");
    if (parser.nextToken() != null) {
      throw here("").invalid("there is more after the end of the JSON");
    }
    return document;
  }

  private JsonValue value(String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_NULL -> new Scalar(here(path), null, false);
      default -> new Scalar(here(path), parser.getText(), parser.currentToken().isNumeric());
    };
  }

  private JsonValue object(String path) throws IOException {
    JsonPosition position = here(path);
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(path.isEmpty() ? name : path + "." + name));
    }
    return new JsonObject(position, members);
  }

  private JsonValue array(String path) throws IOException {
    JsonPosition position = here(path);
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value("%s[%d]".formatted(path, elements.size())));
    }
    return new JsonArray(position, elements);
  }

  private JsonPosition here(String path) {
    return JsonPosition.of(parser.currentTokenLocation(), path);
  }
}
