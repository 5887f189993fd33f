/**
 * Contains the in-memory fake of the port, its clock and scheduler, and sample jobs.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.testkit;

import org.jspecify.annotations.NullMarked;
