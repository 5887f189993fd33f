package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class S3DestinationTest {

  @Test
  void leavesTheKeyOfTheUriAsItIs() {
    assertThat(new S3Destination("b", "/k ö%?", "r").manifestUri()).isEqualTo("s3://b//k ö%?");
  }

  @Test
  void namesTheComponentThatIsEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Destination("", "k", "r"))
        .withMessage("bucketName must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Destination("b", "", "r"))
        .withMessage("manifestKey must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Destination("b", "k", ""))
        .withMessage("roleArn must not be empty");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void namesTheComponentThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new S3Destination(null, "k", "r"))
        .withMessage("bucketName");
    assertThatNullPointerException()
        .isThrownBy(() -> new S3Destination("b", null, "r"))
        .withMessage("manifestKey");
    assertThatNullPointerException()
        .isThrownBy(() -> new S3Destination("b", "k", null))
        .withMessage("roleArn");
  }
}
