/**
 * What a harvest job is, the port that finds one, and the exceptions that it throws; on the JDK
 * alone.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.domain;

import org.jspecify.annotations.NullMarked;
