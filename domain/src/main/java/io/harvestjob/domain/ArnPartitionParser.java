package io.harvestjob.domain;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the partition of an ARN, such as {@code aws-cn} of {@code arn:aws-cn:mediapackage:...}. */
final class ArnPartitionParser {

  private static final Pattern ARN = Pattern.compile("arn:([A-Za-z0-9-]+):.*");

  private ArnPartitionParser() {}

  static Optional<String> of(@Nullable String arn) {
    return Optional.ofNullable(arn)
        .map(ARN::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult)
        .map((MatchResult match) -> match.group(1));
  }
}
