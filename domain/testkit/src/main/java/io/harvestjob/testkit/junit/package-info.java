/** What needs JUnit: the contract that every adapter of the port passes. */
@NullMarked
package io.harvestjob.testkit.junit;

import org.jspecify.annotations.NullMarked;
