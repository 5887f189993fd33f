package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** Writes and reads what is stored and published, as JSON. */
final class RedisValueCodec {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private RedisValueCodec() {}

  static String write(Object value) {
    return GSON.toJson(value);
  }

  /**
   * @throws RuntimeException if the text is something else
   */
  static <T> T read(String json, Class<T> type) {
    return requireNonNull(GSON.fromJson(json, type), "There is no " + type.getSimpleName());
  }
}
