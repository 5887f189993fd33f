package io.harvestjob.adapters.http.protocol;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON, as lenient and as strict as the AWS SDK for Java, which has the same
 * parser inside (measured): scalars become text, the last of two members with one name wins, a byte
 * order mark and anything after the value are ignored, nesting ends at 1,000.
 */
final class JsonCodec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .build();

  private static final ObjectReader JOB = MAPPER.readerFor(HarvestJobJson.class);
  private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
  private static final ObjectWriter WRITER = MAPPER.writer();

  private JsonCodec() {}

  static @Nullable HarvestJobJson readJob(byte[] body) throws IOException {
    return JOB.readValue(body);
  }

  static JsonNode readTree(byte[] body) throws IOException {
    return TREE.readTree(body);
  }

  static byte[] write(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("%s has no JSON form".formatted(value.getClass()), e);
    }
  }
}
