package io.harvestjob.adapters.aws.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.harvestjob.domain.HarvestJobNotification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens one text: events and envelopes around them in JSON, one after the other or in arrays. What
 * is none of them is left out, unless it claims to be a notification.
 */
final class EventEnvelopeParser {

  /** Twice as many as AWS puts around an event: each level takes some of the stack. */
  private static final int MAX_ENVELOPES = 6;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Where envelopes have their content, as JSON or as a text that holds JSON. */
  private static final List<String> CONTENTS =
      List.of("Body", "Message", "Messages", "Records", "Sns", "body");

  private final List<HarvestJobNotification> notifications = new ArrayList<>();
  private final List<MalformedEventException> malformed = new ArrayList<>();

  static ParsedEvents parse(String text) {
    EventEnvelopeParser parser = new EventEnvelopeParser();
    parser.open(TextNode.valueOf(text), "", 0);
    return new ParsedEvents(parser.notifications, parser.malformed);
  }

  private void open(JsonNode content, String path, int envelopes) {
    if (envelopes > MAX_ENVELOPES) {
      addIfClaimed(content, path, "the event has too many envelopes");
      return;
    }
    try (JsonParser json = parserOf(content)) {
      while (json.nextToken() != null) {
        if (!json.hasToken(JsonToken.START_ARRAY) && !json.hasToken(JsonToken.END_ARRAY)) {
          String pointer = json.getParsingContext().pathAsPointer().toString();
          read(JSON.readTree(json), path + pointer, envelopes);
        }
      }
    } catch (IOException broken) {
      addIfClaimed(content, path, "the event is not JSON" + at(broken));
    }
  }

  private static JsonParser parserOf(JsonNode content) throws IOException {
    return content.isTextual()
        ? JSON.createParser(content.textValue())
        : JSON.treeAsTokens(content);
  }

  private void read(JsonNode value, String path, int envelopes) {
    EventCandidate candidate = new EventCandidate(value, path);
    if (candidate.claimsToBeNotification()) {
      addNotification(candidate);
    } else {
      CONTENTS.stream()
          .filter(value::has)
          .forEach(name -> open(value.get(name), path + "/" + name, envelopes + 1));
    }
  }

  private void addNotification(EventCandidate candidate) {
    try {
      notifications.add(candidate.toNotification());
    } catch (MalformedEventException broken) {
      malformed.add(broken);
    }
  }

  private void addIfClaimed(JsonNode content, String path, String problem) {
    if (content.toString().contains(HarvestJobEventParser.DETAIL_TYPE)) {
      String where = path.isEmpty() ? "" : path + ": ";
      malformed.add(new MalformedEventException(where + problem));
    }
  }

  private static String at(IOException broken) {
    return broken instanceof JsonProcessingException json && json.getLocation() != null
        ? " at " + json.getLocation().offsetDescription()
        : "";
  }
}
