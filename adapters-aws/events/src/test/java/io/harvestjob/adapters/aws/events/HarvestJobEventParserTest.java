package io.harvestjob.adapters.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobEventParserTest {

  /** The documented example, with the names changed; its ARN does name mediapackage-vod. */
  private static final String FAILED =
      """
      {
        "id": "11111111-2222-3333-4444-555555555555",
        "detail-type": "MediaPackage HarvestJob Notification",
        "source": "aws.mediapackage",
        "account": "111122223333",
        "time": "2019-07-16T17:29:36Z",
        "region": "us-east-1",
        "resources": ["arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1"],
        "detail": {
          "harvest_job": {
            "id": "job-1",
            "arn": "arn:aws:mediapackage-vod:us-east-1:111122223333:harvest_jobs/job-1",
            "status": "FAILED",
            "origin_endpoint_id": "endpoint-1",
            "start_time": "2019-06-26T20:30:00-08:00",
            "end_time": "2019-06-26T21:00:00-08:00",
            "s3_destination": {
              "bucket_name": "bucket-1",
              "manifest_key": "path/index.m3u8",
              "role_arn": "arn:aws:iam::111122223333:role/R"
            },
            "created_at": "2019-06-26T21:03:12-08:00"
          },
          "message": "Nothing was there"
        }
      }
      """;

  private final HarvestJobEventParser events = new HarvestJobEventParser();

  @Test
  void saysWhichJobFailedAndWhy() {
    assertThat(parse(FAILED))
        .containsExactly(
            new HarvestJobNotification(
                new HarvestJobId("job-1"),
                HarvestJobStatus.FAILED,
                "Nothing was there",
                new HarvestJobTime("2019-07-16T17:29:36Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "COMPLETED", "STARTING"})
  void keepsAnyStatus(String status) {
    assertThat(read("FAILED", status).status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"message\": \"Nothing was there\"', '\"text\": 1'",
    "'\"Nothing was there\"', null",
    "'\"Nothing was there\"', '\"\"'"
  })
  void needsNoReason(String text, String replacement) {
    assertThat(read(text, replacement).reason()).isNull();
  }

  @Test
  void needsNoTime() {
    assertThat(read("\"time\"", "\"when\"").time()).isNull();
  }

  @Test
  void keepsATimeThatIsOdd() {
    assertThat(read("2019-07-16T17:29:36Z", "soon").time()).isEqualTo(new HarvestJobTime("soon"));
  }

  @Test
  void needsOnlyIdAndStatusOfTheJob() {
    String bare =
        """
        {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
         "detail": {"harvest_job": {"status": "FAILED", "id": "job-1", "channel_id": 7}}}
        """;

    assertThat(parse(bare)).isNotEmpty();
  }

  @Test
  void ignoresTheSameNamesElsewhere() {
    String elsewhere = "\"x\": {\"detail\": {\"message\": \"other\"}}, \"resources\"";

    assertThat(read("\"resources\"", elsewhere).reason()).isEqualTo("Nothing was there");
  }

  @ParameterizedTest
  @CsvSource({
    "aws.mediapackage\", aws.mediapackagev2\"",
    "HarvestJob Notification, Input Notification"
  })
  void leavesOtherEventsToOthers(String text, String replacement) {
    assertThat(parse(FAILED.replace(text, replacement))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"source\"', '\"Source\"', /source is missing",
    "'\"detail-type\"', '\"detailType\"', /detail-type is missing",
    "'\"aws.mediapackage\"', 1, /source must be a text",
    "'\"detail\"', '\"details\"', /detail/harvest_job/id is missing",
    "'\"job-1\"', null, /detail/harvest_job/id is missing",
    "'\"job-1\"', '\"\"', /detail/harvest_job/id is missing",
    "'\"job-1\"', 17, /detail/harvest_job/id must be a text",
    "'\"job-1\"', '[\"job-1\"]', /detail/harvest_job/id must be a text",
    "'\"job-1\"', '{\"id\": \"job-1\"}', /detail/harvest_job/id must be a text",
    "'\"status\"', '\"Status\"', /detail/harvest_job/status is missing",
    "'\"FAILED\"', true, /detail/harvest_job/status must be a text",
    "'\"Nothing was there\"', '{}', /detail/message must be a text",
    "'\"2019-07-16T17:29:36Z\"', 1563298176, /time must be a text"
  })
  void namesWhatIsWrong(String text, String replacement, String problem) {
    assertMalformed(FAILED.replace(text, replacement)).withMessage(problem);
  }

  @Test
  void namesAnIdThatCannotBeOne() {
    assertMalformed(FAILED.replace("\"job-1\"", "\"job\\n1\""))
        .withMessage(
            "/detail/harvest_job/id: id must be 1 to 256 of A-Z a-z 0-9 _ -,"
                + " but was \"job\\u{A}1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7",
        "null",
        "hello",
        "[7]",
        "{}",
        "{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\", \"Bucket\": \"b\"}",
        "{\"eventSource\": \"aws:s3\", \"s3\": {\"bucket\": {\"name\": \"b\"}}}",
        "{\"Records\": [{\"eventSource\": \"aws:s3\", \"s3\": {\"object\": {\"key\": \"k\"}}}]}",
        "{\"Type\": \"Notification\", \"Message\": \"{\\\"AlarmName\\\": \\\"a\\\"}\"}",
        "{\"source\": \"aws.ec2\", \"detail-type\": \"EC2 Instance\", \"detail\": {}}",
        "{\"source\": \"oops",
        "{\"a\": 1, \"a\": 2}"
      })
  void leavesOutWhatIsNoNotificationAndKeepsTheOneBesideIt(String foreign) {
    String batch = "{\"Records\": [{\"body\": %s}, {\"body\": %s}, {\"body\": %s}]}";

    assertThat(events.parse(foreign)).isEqualTo(new ParsedEvents(List.of(), List.of()));
    assertThat(parse(batch.formatted(quoted(foreign), quoted(FAILED), quoted(foreign))))
        .isEqualTo(parse(FAILED));
  }

  @Test
  void keepsTheGoodEventsBesideOneThatIsBroken() {
    String batch = "{\"Records\": [{\"body\": %s}, {\"body\": %s}]}";
    String broken = FAILED.replace("\"job-1\"", "17");
    ParsedEvents found = events.parse(batch.formatted(quoted(broken), quoted(FAILED)));

    assertThat(found.notifications()).isEqualTo(parse(FAILED));
    assertThat(found.malformed())
        .extracting(Throwable::getMessage)
        .containsExactly("/Records/0/body/detail/harvest_job/id must be a text");
  }

  @Test
  void keepsTheGoodEventsBeforeTheOneThatEndsInTheMiddle() {
    ParsedEvents found = events.parse("[%s, {\"source\":".formatted(FAILED));

    assertThat(found.notifications()).isEqualTo(parse(FAILED));
    assertThat(found.malformed()).hasSize(1);
  }

  @Test
  void namesAllThatAreBroken() {
    String broken =
        "[%s, %s]"
            .formatted(FAILED.replace("\"job-1\"", "17"), FAILED.replace("\"status\"", "\"x\""));

    assertMalformed(broken)
        .withMessage(
            "/0/detail/harvest_job/id must be a text; /1/detail/harvest_job/status is missing");
  }

  @Test
  void saysNothingWhereNothingIsBroken() {
    assertThatNoException().isThrownBy(() -> events.parse(FAILED).requireWellFormed());
  }

  @Test
  void namesTheEventThatEndsInTheMiddle() {
    String half = FAILED.substring(0, FAILED.indexOf("\"account\"") + 3);

    assertMalformed(half).withMessage("the event is not JSON at line: 5, column: 6");
    assertMalformed("{\"Message\": %s}".formatted(quoted(half)))
        .withMessage("/Message: the event is not JSON at line: 5, column: 6");
  }

  @Test
  void readsEventsThatFollowEachOther() {
    assertThat(parse(FAILED + FAILED)).hasSize(2);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertMalformed(
        "{\"a\": \"%s\", \"b\":".formatted(HarvestJobEventParser.DETAIL_TYPE) + "[".repeat(2_000));
  }

  @Test
  void readsTheLongestEvent() {
    assertThat(parse(FAILED + " ".repeat(HarvestJobEventParser.MAX_LENGTH - FAILED.length())))
        .isNotEmpty();
  }

  @Test
  void refusesALongerOne() {
    assertMalformed(" ".repeat(6_291_457))
        .withMessage("the events have 6291457 characters, more than 6291456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s]",
        "{\"Type\": \"Notification\", \"TopicArn\": \"arn\", \"Message\": %%s}",
        "{\"Message\": %%s, \"Type\": \"Notification\"}",
        "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {\"Message\": %%s}}]}",
        "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": %%s}]}",
        "{\"Messages\": [{\"MessageId\": \"1\", \"Body\": %%s}]}",
        "[{\"messageId\": \"1\", \"body\": %%s, \"eventSource\": \"aws:sqs\"}]",
        "[{\"messageId\": \"1\", \"body\": %s}]"
      })
  void opensTheEnvelopesOfAws(String envelope) {
    String text = envelope.replace("%%s", quoted(FAILED)).replace("%s", FAILED);

    assertThat(parse(text)).isEqualTo(parse(FAILED));
  }

  @Test
  void opensAnEnvelopeOfSnsInOneOfSqsThatLambdaGets() {
    String sns = "{\"Type\": \"Notification\", \"Message\": %s}".formatted(quoted(FAILED));
    String sqs = "{\"Records\": [{\"body\": %s}, {\"body\": %s}]}";

    assertThat(parse(sqs.formatted(quoted(sns), quoted(FAILED.replace("job-1", "job-2")))))
        .extracting(notification -> notification.id().value())
        .containsExactly("job-1", "job-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"Records\": []}",
        "{\"Type\": \"SubscriptionConfirmation\", \"Message\": \"You have chosen\"}",
        "[{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"body\": \"7\"}]"
      })
  void findsNoneWhereThereIsNone(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @Test
  void opensNoMoreEnvelopesThanTheStackHolds() {
    String text = FAILED;
    for (int i = 0; i < 6; i++) {
      text = "{\"body\": %s}".formatted(quoted(text));
    }

    assertThat(parse(text)).hasSize(1);
    assertMalformed("{\"body\": %s}".formatted(quoted(text)))
        .withMessage("/body/body/body/body/body/body/body: the event has too many envelopes");
  }

  @Test
  void keepsTheGoodEventBesideOneThatIsNestedToTheLimitOfJson() {
    String nested = "{\"Body\":".repeat(900) + "7" + "}".repeat(900);
    String deeper = "{\"Body\":".repeat(900) + quoted(nested) + "}".repeat(900);

    assertThat(parse("[%s, %s, %s]".formatted(nested, deeper, FAILED))).hasSize(1);
  }

  private static String quoted(String json) {
    return "\"%s\""
        .formatted(json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
  }

  private List<HarvestJobNotification> parse(String text) {
    return events.parse(text).notifications();
  }

  private HarvestJobNotification read(String text, String replacement) {
    return parse(FAILED.replace(text, replacement)).get(0);
  }

  private ThrowableAssertAlternative<MalformedEventException> assertMalformed(String event) {
    return assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> events.parse(event).requireWellFormed());
  }
}
