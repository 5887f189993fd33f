package io.harvestjob.bootstrap.architecture.planted.testkit.junit;

import org.junit.jupiter.api.extension.Extension;

class ExtensionInJunitPackage implements Extension {}
