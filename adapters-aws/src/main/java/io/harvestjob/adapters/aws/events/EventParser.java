package io.harvestjob.adapters.aws.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of an event, by JSON pointer. What is null is not there. */
final class EventParser {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> others = new HashSet<>();

  private EventParser() {}

  static EventParser read(String event) {
    try (JsonParser parser = JSON.createParser(event)) {
      EventParser fields = new EventParser();
      fields.readObject(parser);
      return fields;
    } catch (JsonProcessingException broken) {
      throw new MalformedEventException("the event is not JSON" + at(broken), broken);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  String require(String pointer) {
    String text = find(pointer);
    if (text == null) {
      throw new MalformedEventException(pointer + " is missing");
    }
    return text;
  }

  @Nullable String find(String pointer) {
    if (others.contains(pointer)) {
      throw new MalformedEventException(pointer + " must be a text");
    }
    String text = texts.get(pointer);
    return text == null || text.isEmpty() ? null : text;
  }

  private void readObject(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedEventException("the event is not a JSON object");
    }
    while (!parser.getParsingContext().inRoot()) {
      note(parser.nextToken(), parser);
    }
    if (parser.nextToken() != null) {
      throw new MalformedEventException("something follows the event");
    }
  }

  private void note(JsonToken token, JsonParser parser) throws IOException {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    if (token == JsonToken.VALUE_STRING) {
      texts.put(pointer, parser.getText());
    } else if (token != JsonToken.VALUE_NULL && (token.isStructStart() || token.isScalarValue())) {
      others.add(pointer);
    }
  }

  private static String at(JsonProcessingException broken) {
    JsonLocation location = broken.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
