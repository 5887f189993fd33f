/**
 * Contains the fake as a local HTTP endpoint, for code under test that uses an AWS SDK. It needs
 * only the JDK.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.testkit.endpoint;

import org.jspecify.annotations.NullMarked;
