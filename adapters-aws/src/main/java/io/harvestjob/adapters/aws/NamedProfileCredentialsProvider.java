package io.harvestjob.adapters.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Provides the credentials of one profile and no others, as the AWS CLI does with {@code
 * --profile}. What is wrong with the profile is thrown as the SDK's own exception; the SDK mixes it
 * with those that mean a bad argument (measured).
 */
final class NamedProfileCredentialsProvider implements AwsCredentialsProvider, SdkAutoCloseable {

  private final ProfileCredentialsProvider provider;

  NamedProfileCredentialsProvider(String profile) {
    this.provider = ProfileCredentialsProvider.create(profile);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unusable(e);
    }
  }

  private static SdkClientException unusable(RuntimeException e) {
    SdkClientException unusable = SdkClientException.create(e.toString());
    unusable.addSuppressed(e); // as its cause it would look like trouble on the wire
    return unusable;
  }

  @Override
  public void close() {
    provider.close();
  }
}
