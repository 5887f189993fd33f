package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AccountNamespaceResolverTest {

  private static AwsSettings.Builder settings(AwsBasicCredentials credentials) {
    return AwsSettings.builder()
        .region("eu-west-1")
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }

  private static AwsBasicCredentials key(String accessKeyId) {
    return AwsBasicCredentials.create(accessKeyId, "secret-1234567");
  }

  @Test
  void namesTheAccountThatTheCredentialsTell() {
    AwsBasicCredentials role =
        AwsBasicCredentials.builder()
            .accessKeyId("ASIA1")
            .secretAccessKey("secret")
            .accountId("123456789012")
            .build();

    assertThat(AccountNamespaceResolver.resolve(settings(role).build()))
        .isEqualTo("123456789012:eu-west-1:mediapackage.eu-west-1.amazonaws.com");
  }

  @Test
  void hashesTheKeyOfCredentialsThatDoNotTell() {
    String first = AccountNamespaceResolver.resolve(settings(key("AKIA1")).build());
    String second = AccountNamespaceResolver.resolve(settings(key("AKIA2")).build());

    assertThat(first)
        .matches("key-[0-9a-f-]{36}:eu-west-1:mediapackage\\.eu-west-1\\.amazonaws\\.com")
        .isNotEqualTo(second)
        .isEqualTo(AccountNamespaceResolver.resolve(settings(key("AKIA1")).build()));
  }

  @Test
  void namesTheEndpointThatIsAskedInstead() {
    assertThat(
            AccountNamespaceResolver.resolve(
                settings(key("AKIA1"))
                    .endpointOverride(URI.create("https://gateway.example.com/path"))
                    .build()))
        .endsWith(":eu-west-1:gateway.example.com");
  }
}
