/**
 * The use cases: {@link io.harvestjob.application.DescribeHarvestJob} and {@link
 * io.harvestjob.application.AwaitHarvestJob}, an interface and a service each.
 */
@NullMarked
package io.harvestjob.application;

import org.jspecify.annotations.NullMarked;
