/** What MediaPackage tells EventBridge unasked: its events in, domain notifications out. */
@NullMarked
package io.harvestjob.adapters.aws.events;

import org.jspecify.annotations.NullMarked;
