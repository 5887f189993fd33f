package io.harvestjob.bootstrap.consistency;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A JSON value of the recorded responses. */
record JsonTree(String text, Map<String, JsonTree> members, List<JsonTree> array) {

  static JsonTree ofResource(String name) {
    try (InputStream json = requireNonNull(JsonTree.class.getResourceAsStream(name));
        JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<JsonTree> elements() {
    return array.stream();
  }

  Set<String> names() {
    return members.keySet();
  }

  JsonTree member(String name) {
    return requireNonNull(members.get(name), name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(JsonTree::text);
  }

  int number(String name) {
    return Integer.parseInt(member(name).text);
  }

  private static JsonTree read(JsonParser parser) throws IOException {
    Map<String, JsonTree> members = new LinkedHashMap<>();
    List<JsonTree> array = new ArrayList<>();
    String text = parser.currentToken().isScalarValue() ? parser.getText() : "";
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        members.put(name, read(parser));
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(read(parser));
      }
    }
    return new JsonTree(text, members, array);
  }
}
