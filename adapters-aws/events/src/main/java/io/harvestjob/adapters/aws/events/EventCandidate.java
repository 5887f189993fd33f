package io.harvestjob.adapters.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import org.jspecify.annotations.Nullable;

/** A value that may be an event; {@code path} is where it stands. */
record EventCandidate(JsonNode value, String path) {

  private static final String DETAIL_TYPE = "/detail-type";
  private static final String ID = "/detail/harvest_job/id";
  private static final String SOURCE = "/source";

  /** Returns whether one of source and type is right, and the other is not another one. */
  boolean claimsToBeNotification() {
    String source = value.at(SOURCE).textValue();
    String type = value.at(DETAIL_TYPE).textValue();
    return HarvestJobEventParser.SOURCE.equals(source)
        ? type == null || type.equals(HarvestJobEventParser.DETAIL_TYPE)
        : source == null && HarvestJobEventParser.DETAIL_TYPE.equals(type);
  }

  HarvestJobNotification toNotification() {
    require(SOURCE);
    require(DETAIL_TYPE);
    String time = find("/time");
    return new HarvestJobNotification(
        id(require(ID)),
        new HarvestJobStatus(require("/detail/harvest_job/status")),
        find("/detail/message"),
        time == null ? null : new HarvestJobTime(time));
  }

  private String require(String pointer) {
    String text = find(pointer);
    if (text == null) {
      throw new MalformedEventException(path + pointer + " is missing");
    }
    return text;
  }

  private @Nullable String find(String pointer) {
    JsonNode field = value.at(pointer);
    if (!field.isTextual() && !field.isNull() && !field.isMissingNode()) {
      throw new MalformedEventException(path + pointer + " must be a text");
    }
    return field.asText("").isEmpty() ? null : field.textValue();
  }

  private HarvestJobId id(String id) {
    try {
      return new HarvestJobId(id);
    } catch (IllegalArgumentException invalid) {
      throw new MalformedEventException(path + ID + ": " + invalid.getMessage());
    }
  }
}
