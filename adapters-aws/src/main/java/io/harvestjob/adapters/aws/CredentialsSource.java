package io.harvestjob.adapters.aws;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A source of credentials.
 *
 * @param name where the credentials come from, in words for a person
 * @param hint what a person can do when the source fails
 * @param owned what is to be closed with the source
 */
record CredentialsSource(
    String name,
    @Nullable String hint,
    IdentityProvider<? extends AwsCredentialsIdentity> provider,
    List<? extends SdkAutoCloseable> owned)
    implements AutoCloseable {

  private static final Pattern FIT_FOR_A_HEADER = Pattern.compile("[!-~]*");

  /** Creates a source that closes its provider, if that can be closed. */
  CredentialsSource(
      String name,
      @Nullable String hint,
      IdentityProvider<? extends AwsCredentialsIdentity> provider) {
    this(
        name,
        hint,
        provider,
        provider instanceof SdkAutoCloseable closeable ? List.of(closeable) : List.of());
  }

  AwsCredentialsIdentity resolve() {
    AwsCredentialsIdentity identity = provider.resolveIdentity().join();
    requireFitForHeader(identity.accessKeyId(), "access key id");
    if (identity instanceof AwsSessionCredentialsIdentity session) {
      requireFitForHeader(session.sessionToken(), "session token");
    }
    return identity;
  }

  private void requireFitForHeader(String text, String what) {
    if (!FIT_FOR_A_HEADER.matcher(text).matches()) {
      throw ConfigurationReader.misconfigured(
          "The %s of %s has characters that no header can hold".formatted(what, name), null);
    }
  }

  @Override
  public void close() {
    owned.forEach(SdkAutoCloseable::close);
  }
}
