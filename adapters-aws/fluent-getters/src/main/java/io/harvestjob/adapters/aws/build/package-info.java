/** What only the build of adapters-aws needs. */
@NullMarked
package io.harvestjob.adapters.aws.build;

import org.jspecify.annotations.NullMarked;
