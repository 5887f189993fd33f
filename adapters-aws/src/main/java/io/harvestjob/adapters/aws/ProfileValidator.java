package io.harvestjob.adapters.aws;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Checks that the profile which is named exists. */
final class ProfileValidator {

  private ProfileValidator() {}

  static void requireFound(@Nullable String named) {
    Optional<String> profile =
        Optional.ofNullable(named)
            .or(ProfileFileSystemSetting.AWS_PROFILE::getNonDefaultStringValue);
    profile.ifPresent(ProfileValidator::requireExisting);
  }

  private static void requireExisting(String profile) {
    if (read().profile(profile).isEmpty()) {
      throw misconfigured("The config profile (%s) could not be found".formatted(profile), null);
    }
  }

  private static ProfileFile read() {
    try {
      return ProfileFile.defaultProfileFile();
    } catch (IllegalArgumentException e) {
      throw misconfigured("Unable to parse config file: " + e.getMessage(), e);
    }
  }

  private static NoUsableResponseException misconfigured(
      String message, @Nullable Exception cause) {
    return new NoUsableResponseException(Reason.MISCONFIGURED, message, cause);
  }
}
