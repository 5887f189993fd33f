package io.harvestjob.adapters.redis;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/** Writes and reads what is stored and published, as JSON. */
final class RedisValueCodec {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private RedisValueCodec() {}

  static String write(Object value) {
    return GSON.toJson(value);
  }

  /**
   * @throws JsonParseException if the text is something else
   */
  static <T> T read(String json, Class<T> type) {
    T value = GSON.fromJson(json, type);
    if (value == null) {
      throw new JsonParseException("There is no " + type.getSimpleName());
    }
    return value;
  }
}
