/**
 * For code under test that speaks HTTP. Users of an AWS SDK get the fake as a local endpoint;
 * people who write an adapter get a server that says just what a test tells it to, broken answers
 * included. The JDK alone.
 */
@NullMarked
package io.harvestjob.testkit.wire;

import org.jspecify.annotations.NullMarked;
