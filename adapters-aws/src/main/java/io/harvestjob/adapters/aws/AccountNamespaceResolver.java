package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Resolves the namespace under which processes share jobs: the account, region and endpoint of the
 * settings. AWS is not called: the account is what the source of the credentials reports.
 */
public final class AccountNamespaceResolver {

  private static final int HASH_BYTES = 8;

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
      AwsCredentialsIdentity identity =
          configuration.credentials().resolve(settings.apiCallTimeout());
      return String.join(
          ":", account(identity), configuration.region().id(), configuration.endpoint().getHost());
    }
  }

  private static String account(AwsCredentialsIdentity identity) {
    return identity.accountId().orElseGet(() -> "key-" + hash(identity.accessKeyId()));
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
