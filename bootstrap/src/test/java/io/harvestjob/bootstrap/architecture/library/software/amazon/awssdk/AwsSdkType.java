package io.harvestjob.bootstrap.architecture.library.software.amazon.awssdk;

/** Stands for the AWS SDK. */
public class AwsSdkType {}
