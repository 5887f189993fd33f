/** Reads the events that MediaPackage sends through EventBridge, without the AWS SDK. */
@NullMarked
package io.harvestjob.adapters.aws.events;

import org.jspecify.annotations.NullMarked;
