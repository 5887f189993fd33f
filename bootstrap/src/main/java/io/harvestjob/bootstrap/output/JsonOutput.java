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

/** The AWS CLI's {@code --output json}: indented by four, non-ASCII as it is. */
final class JsonOutput {

  private static final String S3_DESTINATION = "S3Destination";

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().characterEscapes(new PythonEscapes()).build();

  private static final DefaultPrettyPrinter LIKE_PYTHON =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("    ", "\n"));

  private JsonOutput() {}

  static String print(Members members) {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(json)) {
      generator.setPrettyPrinter(LIKE_PYTHON.createInstance());
      write(generator, members);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does no I/O
    }
    return json.append('\n').toString();
  }

  private static void write(JsonGenerator json, Members members) throws IOException {
    json.writeStartObject();
    writeAll(json, members.scalars().headMap(S3_DESTINATION));
    json.writeObjectFieldStart(S3_DESTINATION);
    writeAll(json, members.s3Destination());
    json.writeEndObject();
    writeAll(json, members.scalars().tailMap(S3_DESTINATION));
    json.writeEndObject();
  }

  private static void writeAll(JsonGenerator json, Map<String, String> members) throws IOException {
    for (Map.Entry<String, String> member : members.entrySet()) {
      json.writeStringField(member.getKey(), member.getValue());
    }
  }
}
