package io.harvestjob.bootstrap.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Formats a job as {@code --output json} of the AWS CLI: indented by four, not limited to ASCII.
 */
final class JsonFormatter {

  private static final ObjectWriter LIKE_PYTHON =
      new ObjectMapper(JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build())
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("    ", "\n")));

  private JsonFormatter() {}

  static String format(HarvestJobFields fields) {
    Map<String, Object> members = new TreeMap<>(fields.scalars());
    members.put("S3Destination", fields.s3Destination());
    try {
      return LIKE_PYTHON.writeValueAsString(members) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // texts can always be written
    }
  }
}
