package io.harvestjob.adapters.aws.events;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object that are needed, by JSON pointer; all others are not kept. */
final class EventFields {

  private static final String DETAIL_TYPE = "/detail-type";
  private static final String ID = "/detail/harvest_job/id";
  private static final String MESSAGE = "/detail/message";
  private static final String SNS_TYPE = "/Type";
  private static final String SOURCE = "/source";
  private static final String STATUS = "/detail/harvest_job/status";
  private static final String TIME = "/time";

  private static final Set<String> WANTED =
      Set.of(DETAIL_TYPE, ID, MESSAGE, SNS_TYPE, SOURCE, STATUS, TIME);

  private final String path;
  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> others = new HashSet<>();
  private final Map<String, String> contents = new LinkedHashMap<>();
  private boolean envelope;

  EventFields(String path) {
    this.path = path;
  }

  static boolean isWanted(String pointer) {
    return WANTED.contains(pointer);
  }

  void put(String pointer, String text) {
    texts.put(pointer, text);
  }

  /** Notes that a field is there, and no text. */
  void putOther(String pointer) {
    if (isWanted(pointer)) {
      others.add(pointer);
    }
  }

  void setEnvelope() {
    envelope = true;
  }

  void addContent(String pointer, String text) {
    contents.put(pointer, text);
  }

  boolean isEnvelope() {
    return envelope && !texts.containsKey(SOURCE);
  }

  /** Returns none for what SNS sends about a subscription. */
  Map<String, String> contents() {
    return texts.getOrDefault(SNS_TYPE, "Notification").equals("Notification")
        ? contents
        : Map.of();
  }

  /** Returns whether one of source and type is right, and the other is not another one. */
  boolean claimsToBeNotification() {
    String source = texts.get(SOURCE);
    String type = texts.get(DETAIL_TYPE);
    return HarvestJobEventParser.SOURCE.equals(source)
        ? type == null || type.equals(HarvestJobEventParser.DETAIL_TYPE)
        : source == null && HarvestJobEventParser.DETAIL_TYPE.equals(type);
  }

  HarvestJobNotification toNotification() {
    require(SOURCE);
    require(DETAIL_TYPE);
    return new HarvestJobNotification(
        id(require(ID)), new HarvestJobStatus(require(STATUS)), find(MESSAGE), time(find(TIME)));
  }

  private String require(String pointer) {
    String text = find(pointer);
    if (text == null) {
      throw new MalformedEventException(path + pointer + " is missing");
    }
    return text;
  }

  private @Nullable String find(String pointer) {
    if (others.contains(pointer)) {
      throw new MalformedEventException(path + pointer + " must be a text");
    }
    String text = texts.get(pointer);
    return text == null || text.isEmpty() ? null : text;
  }

  private HarvestJobId id(String id) {
    try {
      return new HarvestJobId(id);
    } catch (IllegalArgumentException invalid) {
      throw new MalformedEventException(path + ID + ": " + invalid.getMessage(), invalid);
    }
  }

  private static @Nullable HarvestJobTime time(@Nullable String time) {
    return time == null ? null : new HarvestJobTime(time);
  }
}
