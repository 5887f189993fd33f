/** Contains the in-memory fake of the port, its clock and scheduler, and sample jobs. */
@NullMarked
package io.harvestjob.testkit;

import org.jspecify.annotations.NullMarked;
