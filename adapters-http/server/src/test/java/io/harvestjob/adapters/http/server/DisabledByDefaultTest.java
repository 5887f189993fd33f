package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import org.junit.jupiter.api.Test;

class DisabledByDefaultTest {

  @Test
  void addsNothingToTheServerOfAnApplicationThatDoesNotAsk() {
    try (ApplicationContext embedder = ApplicationContext.run()) {
      assertThat(embedder.getAllBeanDefinitions())
          .noneMatch(bean -> bean.getBeanType().getName().startsWith("io.harvestjob"));
      assertThat(embedder.getBean(ErrorResponseProcessor.class))
          .isNotInstanceOf(ServerErrorResponseProcessor.class);
    }
  }
}
