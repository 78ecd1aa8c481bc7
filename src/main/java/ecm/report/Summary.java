package ecm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.InvalidInput;
import ecm.base.Warning;
import ecm.files.CsvTable;
import ecm.statistics.Estimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named results in order, as {@code summary.json}: the unit is in the key, a value that is not
 * known is null with its reason under {@code <key>_reason}.
 */
public final class Summary {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> entries = new LinkedHashMap<>();

  /**
   * Reads a summary.
   *
   * @param json as {@link #toJson} writes it
   * @throws InvalidInput if it is no JSON object
   */
  public static Summary parse(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (tree == null || !tree.isObject()) {
        throw new InvalidInput("not a summary: it is no JSON object");
      }
      Summary summary = new Summary();
      summary.entries.putAll(
          JSON.convertValue(tree, new TypeReference<LinkedHashMap<String, Object>>() {}));
      return summary;
    } catch (JsonProcessingException e) {
      throw new InvalidInput("not a summary in JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Adds a number.
   *
   * @param key with its unit: {@code tau_bulk_median_s}
   * @param value NaN or infinite if not known
   * @param reason why it is not known; not used otherwise
   */
  public Summary number(String key, double value, String reason) {
    if (Double.isFinite(value)) {
      entries.put(key, Double.parseDouble(CsvTable.number(value)));
    } else {
      unknown(key, reason);
    }
    return this;
  }

  /** The same for a result of one stack. */
  Summary number(Result result, double value, String reason) {
    return number(result.key(), value, reason);
  }

  /** The same without its error, or why it is not known. */
  Summary number(Result result, Estimate estimate) {
    return number(result, estimate.value(), estimate.reason());
  }

  /** Adds a result of one stack that is not known. */
  Summary unknown(Result result, String reason) {
    return unknown(result.key(), reason);
  }

  /** Adds a value that is not known. */
  public Summary unknown(String key, String reason) {
    entries.put(key, null);
    entries.put(key + "_reason", reason);
    return this;
  }

  /** Adds text, a whole number, a list or a map. */
  public Summary value(String key, Object value) {
    entries.put(key, value);
    return this;
  }

  /** The entries in order, unmodifiable. */
  public Map<String, Object> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /** The number under a key, NaN if it is null or missing. */
  public double get(String key) {
    return entries.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A result of one stack; NaN if it is null or missing. */
  public double get(Result result) {
    return get(result.key());
  }

  /** Why a result of one stack is null, empty if it is not. */
  public String reason(Result result) {
    return reason(result.key());
  }

  /** The warnings listed under {@code warnings}, worst first; empty if there are none. */
  public List<Warning> warnings() {
    return entries.get("warnings") instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .flatMap(w -> Warning.parse((Map<?, ?>) w).stream())
            .toList()
        : List.of();
  }

  /** Whether a result of one stack is only a lower bound. */
  public boolean isLowerBound(Result result) {
    return isLowerBound(result.key());
  }

  /** Whether a value is only a lower bound: its key stands in the list {@code lower_bounds}. */
  public boolean isLowerBound(String key) {
    return entries.get("lower_bounds") instanceof List<?> keys && keys.contains(key);
  }

  /** Why a key is null, empty if it is not. */
  public String reason(String key) {
    return entries.getOrDefault(key + "_reason", "").toString();
  }

  /** The summary as JSON, indented, with line feeds, the same text for the same entries. */
  public String toJson() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(entries) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("entries that are no JSON: " + entries, e);
    }
  }
}
