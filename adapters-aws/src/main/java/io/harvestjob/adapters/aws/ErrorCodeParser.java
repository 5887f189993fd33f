package io.harvestjob.adapters.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Parses the error code that the body of a response has as {@code code}, where every SDK but that
 * for Java looks for it too (measured).
 */
final class ErrorCodeParser {

  private static final JsonFactory JSON = new JsonFactory();

  private ErrorCodeParser() {}

  /** Returns null if the body is no object that has a text of that name. */
  static @Nullable String parse(@Nullable SdkBytes body) {
    if (body == null) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(body.asInputStream())) {
      return parser.nextToken() == JsonToken.START_OBJECT ? code(parser) : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  private static @Nullable String code(JsonParser object) throws IOException {
    while (object.nextToken() == JsonToken.FIELD_NAME) {
      boolean isCode = object.currentName().equals("code");
      if (object.nextToken() == JsonToken.VALUE_STRING && isCode) {
        return object.getText();
      }
      object.skipChildren();
    }
    return null;
  }
}
