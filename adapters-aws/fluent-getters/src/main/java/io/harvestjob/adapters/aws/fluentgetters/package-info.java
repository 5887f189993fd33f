/** Shows MapStruct the getters of the AWS SDK; only the build of adapters-aws needs it. */
@NullMarked
package io.harvestjob.adapters.aws.fluentgetters;

import org.jspecify.annotations.NullMarked;
