/**
 * What a harvest job is, the port that finds one, and the exceptions that it throws; on the JDK
 * alone.
 */
@NullMarked
package io.harvestjob.domain;

import org.jspecify.annotations.NullMarked;
