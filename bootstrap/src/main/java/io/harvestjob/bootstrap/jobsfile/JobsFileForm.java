package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The forms that a jobs file can have. */
enum JobsFileForm {
  /** An object whose member {@code HarvestJobs} is the list of jobs. */
  DOCUMENT,
  /** An array of jobs. */
  ARRAY,
  /** A job alone. */
  ONE_JOB;

  /** Returns the form of JSON whose syntax is right from its start to its end. */
  static JobsFileForm of(JsonMapper mapper, byte[] json) throws IOException {
    try (JsonParser parser = mapper.createParser(json)) {
      if (parser.nextToken() == null) {
        throw JsonMappingException.from(parser, "there is nothing in it");
      }
      JobsFileForm form = of(parser);
      if (parser.nextToken() != null) {
        throw JsonMappingException.from(parser, "there is more after the end of the JSON");
      }
      return form;
    }
  }

  private static JobsFileForm of(JsonParser parser) throws IOException {
    JobsFileForm form = ONE_JOB;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_ARRAY ? ARRAY : ONE_JOB;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      form = parser.currentName().equalsIgnoreCase("HarvestJobs") ? DOCUMENT : form;
      parser.nextToken();
      parser.skipChildren();
    }
    return form;
  }
}
