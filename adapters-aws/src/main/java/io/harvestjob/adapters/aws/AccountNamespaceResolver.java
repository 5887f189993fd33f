package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Resolves the namespace under which processes share jobs: the account, region and endpoint of the
 * settings. AWS is not called: the account is what the source of the credentials reports.
 */
public final class AccountNamespaceResolver {

  private AccountNamespaceResolver() {}

  /**
   * Returns {@code ACCOUNT:REGION:HOST}. Roles and single sign-on tell their account. For
   * credentials that do not, such as a plain access key, a hash of the access key id stands for it:
   * two keys of one account then have two names, but two accounts never have one.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException if there is no region or there are no
   *     credentials, or not within the {@code apiCallTimeout}
   */
  public static String resolve(AwsSettings settings) {
    try (AwsConfiguration configuration = AwsConfiguration.lookUp(settings)) {
      AwsCredentialsIdentity identity = configuration.resolveCredentials();
      byte[] key = identity.accessKeyId().getBytes(UTF_8);
      String account = identity.accountId().orElseGet(() -> "key-" + UUID.nameUUIDFromBytes(key));
      return String.join(
          ":", account, configuration.region().id(), configuration.endpoint().getHost());
    }
  }
}
