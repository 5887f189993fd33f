package io.harvestjob.adapters.redis;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import org.jspecify.annotations.Nullable;

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
    T value = parse(json, type);
    if (value == null) {
      throw new JsonParseException("There is no " + type.getSimpleName());
    }
    return value;
  }

  private static <T> @Nullable T parse(String json, Class<T> type) {
    try {
      return GSON.fromJson(json, type);
    } catch (JsonParseException e) {
      throw new JsonParseException("This is no JSON of a " + type.getSimpleName(), e);
    }
  }
}
