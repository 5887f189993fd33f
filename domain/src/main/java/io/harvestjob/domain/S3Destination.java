package io.harvestjob.domain;

/**
 * Where a harvest job puts its asset. Immutable and thread-safe.
 *
 * @param bucketName the bucket, in the region of the job (documented); not empty
 * @param manifestKey the key of the parent manifest in the bucket; not empty
 * @param roleArn the role that MediaPackage assumes to write there; not empty
 */
public record S3Destination(String bucketName, String manifestKey, String roleArn) {

  /**
   * @throws NullPointerException naming the component that is null
   * @throws IllegalArgumentException naming the component that is empty
   */
  public S3Destination {
    NonEmptyTextValidator.require(bucketName, "bucketName");
    NonEmptyTextValidator.require(manifestKey, "manifestKey");
    NonEmptyTextValidator.require(roleArn, "roleArn");
  }

  /** Returns the manifest as {@code s3://bucket/key}, the key as it is: nothing is encoded. */
  public String manifestUri() {
    return "s3://%s/%s".formatted(bucketName, manifestKey);
  }

  /** Returns the manifest as {@code arn:PARTITION:s3:::bucket/key}, the key as it is. */
  String manifestArn(String partition) {
    return "arn:%s:s3:::%s/%s".formatted(partition, bucketName, manifestKey);
  }
}
