/** The port over the AWS SDK v2: its client in, domain objects and typed errors out. */
@NullMarked
package io.harvestjob.adapters.aws;

import org.jspecify.annotations.NullMarked;
