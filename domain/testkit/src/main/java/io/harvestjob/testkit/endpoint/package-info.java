/**
 * Contains the fake as a local HTTP endpoint, for code under test that uses an AWS SDK. It needs
 * only the JDK.
 */
@NullMarked
package io.harvestjob.testkit.endpoint;

import org.jspecify.annotations.NullMarked;
