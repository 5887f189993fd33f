/**
 * For people who write an adapter that speaks HTTP: a server that says just what a test tells it
 * to, broken answers included. The JDK alone.
 */
@NullMarked
package io.harvestjob.testkit.wire;

import org.jspecify.annotations.NullMarked;
