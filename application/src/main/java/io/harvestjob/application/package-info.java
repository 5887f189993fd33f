/**
 * The use cases: {@link io.harvestjob.application.DescribeHarvestJob} and {@link
 * io.harvestjob.application.AwaitHarvestJob}, an interface and a service each.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.application;

import org.jspecify.annotations.NullMarked;
