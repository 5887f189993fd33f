package io.harvestjob.bootstrap.architecture.planted.testkit;

import org.junit.jupiter.api.extension.Extension;

class ExtensionOutsideOfJunitPackage implements Extension {}
