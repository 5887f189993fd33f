package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.NoUsableResponseException;
import java.nio.file.Path;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/**
 * Creates suppliers of {@code ~/.aws/config} and {@code ~/.aws/credentials}, or of the files that
 * replace them.
 */
final class ProfileFileSupplierFactory {

  private ProfileFileSupplierFactory() {}

  /**
   * Returns a supplier that follows changes of the files.
   *
   * @throws NoUsableResponseException with the reason {@code MISCONFIGURED}, naming the file
   */
  static ProfileFileSupplier create() {
    ProfileFileLocation.configurationFileLocation()
        .ifPresent(file -> requireParsable(file, ProfileFile.Type.CONFIGURATION));
    ProfileFileLocation.credentialsFileLocation()
        .ifPresent(file -> requireParsable(file, ProfileFile.Type.CREDENTIALS));
    return ProfileFileSupplier.defaultSupplier();
  }

  private static void requireParsable(Path file, ProfileFile.Type type) {
    try {
      requireNonNull(ProfileFile.builder().content(file).type(type).build());
    } catch (RuntimeException e) {
      throw ConfigurationReader.misconfigured(
          "Unable to parse config file: %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
