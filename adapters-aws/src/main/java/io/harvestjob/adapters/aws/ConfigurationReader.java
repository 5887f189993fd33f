package io.harvestjob.adapters.aws;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * Reads configuration where the AWS CLI does: system properties, environment variables, and the
 * profile. An empty value counts as none.
 */
final class ConfigurationReader {

  /** A value, and where it is set in words for a person. */
  record Value(String text, String source) {

    /**
     * @throws NoUsableResponseException with the reason {@code MISCONFIGURED} if the text is none
     *     of those
     */
    String require(String regex, String expected) {
      if (!text.matches(regex)) {
        throw misconfigured("%s must be %s, but was %s".formatted(source, expected, text), null);
      }
      return text;
    }
  }

  private static final String DEFAULT = "default";

  private final ProfileFile files;
  private final String profileName;

  /**
   * @throws NoUsableResponseException with the reason {@code MISCONFIGURED} if a file cannot be
   *     read or the profile that is named does not exist
   */
  ConfigurationReader(@Nullable String namedProfile) {
    ProfileFile.Aggregator parsed = ProfileFile.aggregator();
    ProfileFileLocation.credentialsFileLocation()
        .ifPresent(file -> parsed.addFile(parse(file, ProfileFile.Type.CREDENTIALS)));
    ProfileFileLocation.configurationFileLocation()
        .ifPresent(file -> parsed.addFile(parse(file, ProfileFile.Type.CONFIGURATION)));
    this.files = parsed.build();
    this.profileName =
        Optional.ofNullable(namedProfile)
            .or(() -> find("aws.profile", "AWS_PROFILE").map(Value::text))
            .or(() -> find("aws.defaultProfile", "AWS_DEFAULT_PROFILE").map(Value::text))
            .orElse(DEFAULT);
    if (profile().isEmpty() && !profileName.equals(DEFAULT)) {
      throw misconfigured(
          "The config profile (%s) could not be found".formatted(profileName), null);
    }
  }

  static Optional<Value> find(String property, String variable) {
    return nonBlank(System.getProperty(property))
        .map(text -> new Value(text, "the system property " + property))
        .or(() -> nonBlank(System.getenv(variable)).map(text -> new Value(text, variable)));
  }

  Optional<Value> find(String property, String variable, String key) {
    return find(property, variable).or(() -> findInProfile(key));
  }

  Optional<Value> findInProfile(String key) {
    return profile().flatMap(profile -> find(key, profile, "profile"));
  }

  Optional<Value> findInServices(String key) {
    return findInProfile("services")
        .flatMap(name -> files.getSection("services", name.text()))
        .flatMap(services -> find(key, services, "services"));
  }

  private static Optional<Value> find(String key, Profile section, String kind) {
    return section
        .property(key)
        .flatMap(ConfigurationReader::nonBlank)
        .map(text -> new Value(text, "%s of %s %s".formatted(key, kind, section.name())));
  }

  /**
   * @throws NoUsableResponseException with the reason {@code MISCONFIGURED} if the value is neither
   *     {@code true} nor {@code false}
   */
  boolean isTrue(String property, String variable, String key) {
    return find(property, variable, key)
        .map(value -> Boolean.valueOf(value.require("(?i)true|false", "true or false")))
        .orElse(false);
  }

  String profileName() {
    return profileName;
  }

  static NoUsableResponseException misconfigured(String message, @Nullable Throwable cause) {
    return new NoUsableResponseException(Reason.MISCONFIGURED, message, cause);
  }

  /** Returns the names of all that the profile sets. */
  Set<String> keysInProfile() {
    return profile().map(profile -> profile.properties().keySet()).orElse(Set.of());
  }

  private static ProfileFile parse(Path file, ProfileFile.Type type) {
    try {
      return ProfileFile.builder().content(file).type(type).build();
    } catch (RuntimeException e) {
      throw misconfigured("Unable to parse config file: %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Optional<Profile> profile() {
    return files.profile(profileName);
  }

  private static Optional<String> nonBlank(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
