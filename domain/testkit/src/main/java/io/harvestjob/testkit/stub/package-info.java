/**
 * Contains a stub HTTP server for authors of adapters that speak HTTP. It sends exactly what a test
 * tells it to, broken responses included. It needs only the JDK.
 */
@NullMarked
package io.harvestjob.testkit.stub;

import org.jspecify.annotations.NullMarked;
