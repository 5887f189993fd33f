/**
 * The port over the AWS SDK v2: its client in, domain objects and typed errors out.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.adapters.aws;

import org.jspecify.annotations.NullMarked;
