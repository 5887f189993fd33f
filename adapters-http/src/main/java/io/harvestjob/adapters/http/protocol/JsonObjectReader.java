package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects, as lenient and as strict as the AWS SDK for Java, which has the same parser
 * inside (measured): scalars become their text, the last of two members with one name wins, a byte
 * order mark and anything after the value are ignored, nesting ends at 1,000.
 */
final class JsonObjectReader {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonObjectReader() {}

  /** Returns a parser that is at the first token, if there is one. */
  static JsonParser parser(byte[] body) throws IOException {
    JsonParser parser = JSON.createParser(body);
    parser.nextToken();
    return parser;
  }

  /** Hands over each member, and skips what is left unread of its value. */
  static void read(JsonParser object, MemberReader reader) throws IOException {
    if (!object.isExpectedStartObjectToken()) {
      throw new JsonParseException(object, "Expected an object");
    }
    while (object.nextToken() == JsonToken.FIELD_NAME) {
      String name = object.currentName();
      object.nextToken();
      reader.read(name, object);
      object.skipChildren();
    }
  }

  /** Returns the text of a scalar, and null for null. */
  static @Nullable String text(JsonParser value) throws IOException {
    if (value.currentToken().isStructStart()) {
      throw new JsonParseException(value, "Expected a text");
    }
    return value.getValueAsString();
  }

  /** Reads the member with this name; the parser is at the first token of its value. */
  @FunctionalInterface
  interface MemberReader {

    void read(String name, JsonParser value) throws IOException;
  }
}
