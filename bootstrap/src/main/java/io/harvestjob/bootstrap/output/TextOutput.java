package io.harvestjob.bootstrap.output;

import java.util.Map;

/** The AWS CLI's {@code --output text}; like there, nothing is escaped. */
final class TextOutput {

  private TextOutput() {}

  static String print(Members members) {
    return "%s\nS3DESTINATION\t%s\n"
        .formatted(tabbed(members.scalars()), tabbed(members.s3Destination()));
  }

  private static String tabbed(Map<String, String> members) {
    return String.join("\t", members.values());
  }
}
