package io.harvestjob.adapters.aws.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.harvestjob.domain.HarvestJobNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses one JSON text: an event, an envelope around JSON texts, or an array of either. */
final class EventJsonParser {

  private static final int MAX_ENVELOPES = 4;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Where envelopes have their content, as JSON or as a text that holds JSON. */
  private static final Set<String> CONTENTS =
      Set.of("/Body", "/Message", "/Messages", "/Records", "/Sns", "/body");

  private static final Set<String> PARENTS_OF_FIELDS = Set.of("/detail", "/detail/harvest_job");

  private final JsonParser json;
  private final String path;
  private final int envelopes;
  private final List<HarvestJobNotification> notifications = new ArrayList<>();

  private EventJsonParser(JsonParser json, String path, int envelopes) {
    this.json = json;
    this.path = path;
    this.envelopes = envelopes;
  }

  static List<HarvestJobNotification> parse(String text) {
    return parse(text, "", 0);
  }

  private static List<HarvestJobNotification> parse(String text, String path, int envelopes) {
    try (JsonParser json = JSON.createParser(text)) {
      return new EventJsonParser(json, path, envelopes).parse();
    } catch (JsonProcessingException broken) {
      throw new MalformedEventException(at(path) + "the event is not JSON" + at(broken), broken);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private List<HarvestJobNotification> parse() throws IOException {
    parseValue(json.nextToken());
    if (json.nextToken() != null) {
      throw new MalformedEventException(at(path) + "something follows the event");
    }
    return List.copyOf(notifications);
  }

  private void parseValue(JsonToken token) throws IOException {
    if (token == JsonToken.START_ARRAY) {
      for (JsonToken next = json.nextToken();
          next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        parseValue(next);
      }
    } else if (token == JsonToken.START_OBJECT) {
      parseObject();
    } else {
      throw new MalformedEventException(at(path + pointer()) + "the event is not a JSON object");
    }
  }

  private void parseObject() throws IOException {
    String start = pointer();
    EventFieldCollector fields = new EventFieldCollector(path + start);
    parseMembers(start, fields);
    if (fields.isEnvelope()) {
      fields.contents().forEach(this::parseContent);
    } else if (fields.isHarvestJobEvent()) {
      notifications.add(fields.toNotification());
    }
  }

  private void parseMembers(String start, EventFieldCollector fields) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      JsonToken token = json.nextToken();
      String member = pointer().substring(start.length());
      if (CONTENTS.contains(member)) {
        readContent(token, fields);
      } else if (token == JsonToken.START_OBJECT && PARENTS_OF_FIELDS.contains(member)) {
        parseMembers(start, fields);
      } else {
        readField(member, token, fields);
      }
    }
  }

  private void readContent(JsonToken token, EventFieldCollector fields) throws IOException {
    fields.setEnvelope();
    if (token == JsonToken.VALUE_STRING) {
      fields.addContent(pointer(), json.getText());
    } else {
      parseValue(token);
    }
  }

  private void readField(String member, JsonToken token, EventFieldCollector fields)
      throws IOException {
    if (token == JsonToken.VALUE_STRING && EventFieldCollector.isWanted(member)) {
      fields.put(member, json.getText());
    } else if (token != JsonToken.VALUE_NULL) {
      fields.putOther(member);
    }
    json.skipChildren();
  }

  private void parseContent(String pointer, String text) {
    if (envelopes == MAX_ENVELOPES) {
      throw new MalformedEventException(at(path + pointer) + "the event has too many envelopes");
    }
    notifications.addAll(parse(text, path + pointer, envelopes + 1));
  }

  private String pointer() {
    return json.getParsingContext().pathAsPointer().toString();
  }

  private static String at(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String at(JsonProcessingException broken) {
    JsonLocation location = broken.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
