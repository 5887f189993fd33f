/**
 * Reads the events that MediaPackage sends through EventBridge, without the AWS SDK.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.adapters.aws.events;

import org.jspecify.annotations.NullMarked;
