package io.harvestjob.adapters.aws.events;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Where envelopes have their content, as JSON or as a text that holds JSON. */
  private static final Set<String> CONTENTS =
      Set.of("Body", "Message", "Messages", "Records", "Sns", "body");

  private final List<HarvestJobNotification> notifications = new ArrayList<>();
  private final List<MalformedEventException> malformed = new ArrayList<>();

  private EventEnvelopeParser() {}

  static HarvestJobEvents parse(String text) {
    EventEnvelopeParser parser = new EventEnvelopeParser();
    parser.open(text, "", 0);
    return new HarvestJobEvents(parser.notifications, parser.malformed);
  }

  /** A text may hold several events, one after the other or in an array. */
  private void open(String text, String path, int envelopes) {
    try (JsonParser json = JSON.createParser(text)) {
      for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
        if (next != JsonToken.START_ARRAY && next != JsonToken.END_ARRAY) {
          String pointer = json.getParsingContext().pathAsPointer().toString();
          read(JSON.readTree(json), path + pointer, envelopes);
        }
      }
    } catch (JsonProcessingException broken) {
      addIfClaimed(text, at(path) + "the event is not JSON" + at(broken));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void read(JsonNode value, String path, int envelopes) {
    EventCandidate candidate = new EventCandidate(value, path);
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        read(value.get(i), path + "/" + i, envelopes);
      }
    } else if (CONTENTS.stream().anyMatch(value::has) && !candidate.hasSource()) {
      readContents(value, path, envelopes);
    } else if (candidate.claimsToBeNotification()) {
      addNotification(candidate);
    }
  }

  /** What SNS sends about a subscription has none. */
  private void readContents(JsonNode envelope, String path, int envelopes) {
    if (envelope.path("Type").asText("Notification").equals("Notification")) {
      envelope.properties().stream()
          .filter(member -> CONTENTS.contains(member.getKey()))
          .forEach(m -> readContent(m.getValue(), path + "/" + m.getKey(), envelopes));
    }
  }

  private void readContent(JsonNode content, String path, int envelopes) {
    if (!content.isTextual()) {
      read(content, path, envelopes);
    } else if (envelopes < MAX_ENVELOPES) {
      open(content.textValue(), path, envelopes + 1);
    } else {
      addIfClaimed(content.textValue(), at(path) + "the event has too many envelopes");
    }
  }

  private void addNotification(EventCandidate candidate) {
    try {
      notifications.add(candidate.toNotification());
    } catch (MalformedEventException broken) {
      malformed.add(broken);
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
}
