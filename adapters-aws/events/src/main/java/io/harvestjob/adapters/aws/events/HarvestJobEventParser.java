package io.harvestjob.adapters.aws.events;

/**
 * Parses EventBridge events of type {@value #DETAIL_TYPE} (documented), bare or in the envelopes
 * that AWS services put around them: a notification of SNS, a message of SQS, SNS in SQS, the
 * {@code Records} that Lambda gets of both, and the arrays of EventBridge Pipes. The ARN of an
 * event is not read: in the documented example it names another service. Thread-safe.
 */
public final class HarvestJobEventParser {

  /** The {@code source} of the events. */
  public static final String SOURCE = "aws.mediapackage";

  /** The {@code detail-type} of the events. */
  public static final String DETAIL_TYPE = "MediaPackage HarvestJob Notification";

  /** The longest text that is read, in characters: what Lambda gets at most (documented). */
  public static final int MAX_LENGTH = 6 * 1024 * 1024;

  /** Creates a parser. */
  public HarvestJobEventParser() {}

  /**
   * Returns the notifications that {@code text} holds, and beside them the events that claim to be
   * notifications and are broken. All else is left out: a queue may also get events of other
   * sources and types, alarms, plain text and empty messages.
   *
   * @param text an event in JSON, or an envelope with any number of events
   * @throws MalformedEventException if the text is longer than {@link #MAX_LENGTH}
   */
  public ParsedEvents parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new MalformedEventException(
          "the events have %d characters, more than %d".formatted(text.length(), MAX_LENGTH));
    }
    return EventEnvelopeParser.parse(text);
  }
}
