package io.harvestjob.adapters.aws;

import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves how often a call is tried, and refuses what the SDK would trip over later. */
final class MaxAttemptsResolver {

  private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,8}");
  private static final Pattern RETRY_MODE = Pattern.compile("(?i)legacy|standard|adaptive");

  private final ConfigurationReader configuration;

  MaxAttemptsResolver(ConfigurationReader configuration) {
    this.configuration = configuration;
  }

  /**
   * Returns the number that is configured; empty if the SDK's own default holds.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException naming the variable that cannot be used
   */
  Optional<Integer> resolve() {
    find("aws.retryMode", "AWS_RETRY_MODE", "retry_mode")
        .ifPresent(value -> require(RETRY_MODE, value, "legacy, standard or adaptive"));
    return find("aws.maxAttempts", "AWS_MAX_ATTEMPTS", "max_attempts")
        .map(value -> Integer.valueOf(require(POSITIVE, value, "a whole number from 1")));
  }

  private Optional<Value> find(String property, String variable, String key) {
    return configuration.find(property, variable, key);
  }

  private static String require(Pattern pattern, Value value, String expected) {
    if (!pattern.matcher(value.text()).matches()) {
      throw ConfigurationReader.misconfigured(
          "%s must be %s, but was %s".formatted(value.source(), expected, value.text()), null);
    }
    return value.text();
  }
}
