/** What a harvest job is, the port that finds one, and the ways that can fail; the JDK only. */
@NullMarked
package io.harvestjob.domain;

import org.jspecify.annotations.NullMarked;
