package io.harvestjob.bootstrap.output;

import java.util.Map;

/** Formats a job as {@code --output text} of the AWS CLI, where nothing is escaped. */
final class TextFormatter {

  private TextFormatter() {}

  static String format(HarvestJobFields fields) {
    return "%s\nS3DESTINATION\t%s\n"
        .formatted(tabbed(fields.scalars()), tabbed(fields.s3Destination()));
  }

  private static String tabbed(Map<String, String> fields) {
    return String.join("\t", fields.values());
  }
}
