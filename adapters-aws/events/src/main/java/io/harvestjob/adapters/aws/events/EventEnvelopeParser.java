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

/**
 * Opens one text: an event in JSON, an envelope around such texts, or an array of either. What is
 * none of them is left out, unless it claims to be a notification.
 */
final class EventEnvelopeParser {

  private static final int MAX_ENVELOPES = 4;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Where envelopes have their content, as JSON or as a text that holds JSON. */
  private static final Set<String> CONTENTS =
      Set.of("/Body", "/Message", "/Messages", "/Records", "/Sns", "/body");

  private static final Set<String> PARENTS_OF_FIELDS = Set.of("/detail", "/detail/harvest_job");

  private final List<HarvestJobNotification> notifications = new ArrayList<>();
  private final List<MalformedEventException> malformed = new ArrayList<>();

  private EventEnvelopeParser() {}

  static HarvestJobEvents parse(String text) {
    EventEnvelopeParser parser = new EventEnvelopeParser();
    parser.open(text, "", 0);
    return new HarvestJobEvents(parser.notifications, parser.malformed);
  }

  private void open(String text, String path, int envelopes) {
    try (JsonParser json = JSON.createParser(text)) {
      new Content(json, path, envelopes).parse();
    } catch (JsonProcessingException broken) {
      addIfClaimed(text, at(path) + "the event is not JSON" + at(broken));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void addIfClaimed(String text, String problem) {
    if (text.contains(HarvestJobEventParser.DETAIL_TYPE)) {
      malformed.add(new MalformedEventException(problem));
    }
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

  /** The content of one envelope, or the text that is in none. */
  private final class Content {

    private final JsonParser json;
    private final String path;
    private final int envelopes;

    private Content(JsonParser json, String path, int envelopes) {
      this.json = json;
      this.path = path;
      this.envelopes = envelopes;
    }

    /** A text may hold several events, one after the other. */
    private void parse() throws IOException {
      for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
        parseValue(next);
      }
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
      }
    }

    private void parseObject() throws IOException {
      String start = pointer();
      EventFields fields = new EventFields(path + start);
      parseMembers(start, fields);
      if (fields.isEnvelope()) {
        fields.contents().forEach(this::parseContent);
      } else if (fields.claimsToBeNotification()) {
        addNotification(fields);
      }
    }

    private void addNotification(EventFields fields) {
      try {
        notifications.add(fields.toNotification());
      } catch (MalformedEventException broken) {
        malformed.add(broken);
      }
    }

    private void parseMembers(String start, EventFields fields) throws IOException {
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

    private void readContent(JsonToken token, EventFields fields) throws IOException {
      fields.setEnvelope();
      if (token == JsonToken.VALUE_STRING) {
        fields.addContent(pointer(), json.getText());
      } else {
        parseValue(token);
      }
    }

    private void readField(String member, JsonToken token, EventFields fields) throws IOException {
      if (token == JsonToken.VALUE_STRING && EventFields.isWanted(member)) {
        fields.put(member, json.getText());
      } else if (token != JsonToken.VALUE_NULL) {
        fields.putOther(member);
      }
      json.skipChildren();
    }

    private void parseContent(String pointer, String text) {
      if (envelopes < MAX_ENVELOPES) {
        open(text, path + pointer, envelopes + 1);
      } else {
        addIfClaimed(text, at(path + pointer) + "the event has too many envelopes");
      }
    }

    private String pointer() {
      return json.getParsingContext().pathAsPointer().toString();
    }
  }
}
