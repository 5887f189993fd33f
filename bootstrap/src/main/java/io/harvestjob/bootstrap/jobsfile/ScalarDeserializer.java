package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.function.Function;

/**
 * Reads a text, number or boolean as it is written into a value that checks itself, and says where
 * one stands that is refused.
 */
final class ScalarDeserializer<T> extends JsonDeserializer<T> {

  private final Function<String, T> constructor;

  ScalarDeserializer(Function<String, T> constructor) {
    this.constructor = constructor;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      throw JsonMappingException.from(parser, "must be a text or a number");
    }
    try {
      return constructor.apply(parser.getText());
    } catch (IllegalArgumentException e) {
      throw JsonMappingException.from(parser, e.getMessage(), e);
    }
  }
}
