package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Names the account, region and endpoint whose jobs a client would get, for what processes share.
 * It does not ask AWS which account that is: it takes what the source of the credentials says.
 */
public final class AwsAccountIdentifier {

  private static final int HASH_BYTES = 8;

  private AwsAccountIdentifier() {}

  /**
   * Returns {@code ACCOUNT:REGION:HOST}. Roles and single sign-on tell their account. For
   * credentials that do not, such as a plain access key, a hash of the access key id stands for it:
   * two keys of one account then have two names, but two accounts never have one.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException if there is no region or there are no
   *     credentials, or not within the {@code apiCallTimeout}
   */
  public static String of(AwsSettings settings) {
    try (ResolvedSettings resolved = ResolvedSettings.of(settings)) {
      AwsCredentialsIdentity identity = resolved.credentials().resolve(settings.apiCallTimeout());
      return String.join(
          ":", account(identity), resolved.region().id(), resolved.endpoint().getHost());
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
