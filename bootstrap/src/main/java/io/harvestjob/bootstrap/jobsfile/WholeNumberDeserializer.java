package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a whole number from 0 to 999,999,999, and nothing that only looks like one. */
final class WholeNumberDeserializer extends StdScalarDeserializer<Integer> {

  private static final long serialVersionUID = 1L;

  WholeNumberDeserializer() {
    super(Integer.class);
  }

  @Override
  public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || !parser.getText().matches("\\d{1,9}")) {
      throw JsonMappingException.from(parser, "must be a whole number");
    }
    return parser.getIntValue();
  }
}
