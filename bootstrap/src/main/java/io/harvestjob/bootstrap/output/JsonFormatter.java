package io.harvestjob.bootstrap.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Formats a job as {@code --output json} of the AWS CLI: indented by four, not limited to ASCII.
 */
final class JsonFormatter {

  private static final String S3_DESTINATION = "S3Destination";

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().characterEscapes(new PythonCharacterEscapes()).build();

  private static final DefaultPrettyPrinter LIKE_PYTHON =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("    ", "\n"));

  private JsonFormatter() {}

  static String format(HarvestJobFields fields) {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(json)) {
      generator.setPrettyPrinter(LIKE_PYTHON.createInstance());
      write(generator, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does no I/O
    }
    return json.append('\n').toString();
  }

  private static void write(JsonGenerator json, HarvestJobFields fields) throws IOException {
    json.writeStartObject();
    writeAll(json, fields.scalars().headMap(S3_DESTINATION));
    json.writeObjectFieldStart(S3_DESTINATION);
    writeAll(json, fields.s3Destination());
    json.writeEndObject();
    writeAll(json, fields.scalars().tailMap(S3_DESTINATION));
    json.writeEndObject();
  }

  private static void writeAll(JsonGenerator json, Map<String, String> fields) throws IOException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
  }
}
