package io.harvestjob.adapters.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The error code as {@code code} in the body of an answer, where every SDK but that for Java looks
 * for it too (measured).
 */
final class BodyCode {

  private static final JsonFactory JSON = new JsonFactory();

  private BodyCode() {}

  /** The text of the member, if the body is an object that has one. */
  static @Nullable String in(@Nullable SdkBytes body) {
    if (body == null) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(body.asInputStream())) {
      return parser.nextToken() == JsonToken.START_OBJECT ? code(parser) : null;
    } catch (IOException noJson) {
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
