package io.harvestjob.bootstrap.output;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import org.junit.jupiter.api.Test;

/** What is expected of json and text was printed by AWS CLI 2.9.19 for the same jobs. */
class OutputFormatTest {

  @Test
  void printsJsonAsTheAwsCliDoes() {
    assertThat(OutputFormat.json.format(oddJob()))
        .isEqualTo(
            """
            {
                "Arn": "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1",
                "ChannelId": "chan-1",
                "CreatedAt": "2024-05-06T07:08:09Z",
                "EndTime": "2024-05-06T07:00:00Z",
                "Id": "job-1",
                "OriginEndpointId": "ep-1",
                "S3Destination": {
                    "BucketName": "b",
                    "ManifestKey": "k/ö✓😀\\"\\\\\\t\\u0001\\u001f\\n\\b\\f\\rRAW/index.m3u8",
                    "RoleArn": "arn:aws:iam::111122223333:role/R"
                },
                "StartTime": "2024-05-06T06:00:00Z",
                "Status": "SUCCEEDED"
            }
            """
                .replace("RAW", "\u007f\u2028"));
  }

  @Test
  void printsTextAsTheAwsCliDoes() {
    assertThat(OutputFormat.text.format(oddJob()))
        .isEqualTo(
            "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1\tchan-1"
                + "\t2024-05-06T07:08:09Z\t2024-05-06T07:00:00Z\tjob-1\tep-1"
                + "\t2024-05-06T06:00:00Z\tSUCCEEDED\n"
                + "S3DESTINATION\tb\tk/ö✓😀\"\\\t\u0001\u001f\n\b\f\r\u007f\u2028/index.m3u8"
                + "\tarn:aws:iam::111122223333:role/R\n");
  }

  @Test
  void leavesOutOfJsonWhatIsMissing() {
    assertThat(OutputFormat.json.format(bareJob()))
        .isEqualTo(
            """
            {
                "EndTime": "2024-05-06T07:00:00Z",
                "Id": "job-1",
                "OriginEndpointId": "endpoint-1",
                "S3Destination": {
                    "BucketName": "b",
                    "ManifestKey": "k",
                    "RoleArn": "r"
                },
                "StartTime": "2024-05-06T06:00:00Z",
                "Status": "IN_PROGRESS"
            }
            """);
  }

  @Test
  void leavesOutOfTextWhatIsMissing() {
    assertThat(OutputFormat.text.format(bareJob()))
        .isEqualTo(
            """
            2024-05-06T07:00:00Z\tjob-1\tendpoint-1\t2024-05-06T06:00:00Z\tIN_PROGRESS
            S3DESTINATION\tb\tk\tr
            """);
  }

  @Test
  void printsATableWithTheManifest() {
    HarvestJob job = aHarvestJob().withS3Destination("b", "k", "r").build();

    assertThat(OutputFormat.table.format(job))
        .isEqualTo(
            """
            Arn               arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1
            ChannelId         channel-1
            CreatedAt         2024-05-06T07:08:09Z
            EndTime           2024-05-06T07:00:00Z
            Id                job-1
            OriginEndpointId  endpoint-1
            StartTime         2024-05-06T06:00:00Z
            Status            IN_PROGRESS
            BucketName        b
            ManifestKey       k
            RoleArn           r
            Manifest          s3://b/k
            ManifestArn       arn:aws:s3:::b/k
            """);
  }

  @Test
  void letsNothingInATableControlTheTerminal() {
    HarvestJob job = aHarvestJob().withStatus("\u001b[2J\u202e\u2066CANCELLED\u2028\n").build();

    assertThat(OutputFormat.table.format(job)).contains("Status            ?[2J??CANCELLED??\n");
  }

  private static HarvestJob oddJob() {
    return aHarvestJob()
        .withChannelId("chan-1")
        .withOriginEndpointId("ep-1")
        .withS3Destination(
            "b",
            "k/ö✓😀\"\\\t\u0001\u001f\n\b\f\r\u007f\u2028/index.m3u8",
            "arn:aws:iam::111122223333:role/R")
        .withStatus(HarvestJobStatus.SUCCEEDED)
        .build();
  }

  private static HarvestJob bareJob() {
    return aHarvestJob()
        .withArn(null)
        .withChannelId(null)
        .withCreatedAt(null)
        .withS3Destination("b", "k", "r")
        .build();
  }
}
