package io.harvestjob.adapters.aws;

import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/** Creates the source of credentials that a profile has. */
final class ProfileCredentialsSourceFactory {

  private static final Set<String> SIGN_ON = Set.of("sso_session", "sso_start_url");
  private static final Set<String> ROLE = Set.of("role_arn");
  private static final Set<String> OTHERS =
      Set.of("aws_access_key_id", "credential_process", "credential_source");

  /** What a profile may have beside a source: settings of the AWS CLI and of the SDKs. */
  private static final Pattern NO_SOURCE =
      Pattern.compile(
          "api_versions|auth_scheme_preference|aws_.*|ca_bundle|cli_.*|defaults_mode"
              + "|duration_seconds|ec2_.*|external_id|max_attempts|metadata_.*|mfa_serial|output"
              + "|parameter_validation|region|retry_mode|role_session_name|s3.*|sdk_ua_app_id"
              + "|services|sigv4a_.*|source_profile|sso_region|tcp_keepalive|use_.*"
              + "|.*(checksum|compression|endpoint).*");

  private final ConfigurationReader configuration;
  private final String profile;
  private final Region region;

  ProfileCredentialsSourceFactory(ConfigurationReader configuration, Region region) {
    this.configuration = configuration;
    this.profile = configuration.profileName();
    this.region = region;
  }

  /** Returns the source, or empty if the profile has none that is known. */
  Optional<CredentialsSource> create() {
    if (configuration.hasAnyInProfile(SIGN_ON)) {
      return Optional.of(ofProfile("To sign in, run: aws sso login --profile " + profile));
    }
    Optional<Value> session = configuration.findInProfile("login_session");
    if (session.isPresent() && !configuration.hasAnyInProfile(ROLE)) {
      return session.map(this::ofLogin);
    }
    return configuration.hasAnyInProfile(ROLE) || configuration.hasAnyInProfile(OTHERS)
        ? Optional.of(ofProfile(null))
        : Optional.empty();
  }

  /** Returns what the profile has that may be a source, or null if there is nothing. */
  @Nullable String unknown() {
    Set<String> unknown = new TreeSet<>(configuration.keysInProfile());
    unknown.removeIf(key -> NO_SOURCE.matcher(key).matches());
    return unknown.isEmpty()
        ? null
        : ("Error when retrieving credentials from profile %s: %s is no source that is known;"
                + " credential_process is one, for any program that prints credentials")
            .formatted(profile, String.join(", ", unknown));
  }

  private CredentialsSource ofProfile(@Nullable String hint) {
    return new CredentialsSource(
        "profile " + profile,
        hint,
        ProfileCredentialsProvider.builder()
            .profileFile(configuration.profileFile())
            .profileName(profile)
            .build());
  }

  /** The SDK's provider for profiles would not know the region of this one (measured). */
  private CredentialsSource ofLogin(Value session) {
    SigninClient client = SigninClient.builder().region(region).build();
    LoginCredentialsProvider provider =
        LoginCredentialsProvider.builder()
            .loginSession(session.text())
            .signinClient(client)
            .build();
    return new CredentialsSource(
        "profile " + profile,
        "To sign in, run: aws login --profile %s; or replace login_session by credential_process"
            .formatted(profile),
        provider,
        List.of(provider, client));
  }
}
