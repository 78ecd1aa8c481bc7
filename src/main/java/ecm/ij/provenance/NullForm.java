package ecm.ij.provenance;

import ecm.files.CsvTable;
import ecm.ij.provenance.ProvenanceField.Form;
import ecm.kww.Conditions;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.Weights;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a map's homogeneous null, a line each, or why they are not known. Only fits
 * without weights and with the baseline at 1 have conditions, so that neither has a line.
 */
final class NullForm implements Form<Maybe<NullConditions>> {

  private static final String REASON = "null_reason";
  private static final String SPECKLE = "null_speckle_px";
  private static final String BETA = "null_beta";
  private static final String CONTRAST = "null_contrast";
  private static final String COUNTS = "null_counts";
  private static final String FRAMES = "null_frames";
  private static final String PATTERNS = "null_patterns";
  private static final String RECORD = "null_record_over_tau";
  private static final String LENGTH = "null_record_length_s";
  private static final String LAGS = "null_lags";
  private static final String FIT = "null_fit";
  private static final String BETA_MAX = "null_beta_max";

  private static final double LARGEST = 1e12;

  static final List<String> KEYS =
      List.of(REASON, SPECKLE, BETA, CONTRAST, COUNTS, FRAMES, RECORD, LENGTH, LAGS, FIT, BETA_MAX);

  @Override
  public Map<String, String> write(Maybe<NullConditions> conditions) {
    return conditions
        .value()
        .map(NullForm::lines)
        .orElseGet(() -> Map.of(REASON, conditions.reason()));
  }

  private static Map<String, String> lines(NullConditions known) {
    Conditions c = known.conditions();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put(SPECKLE, CsvTable.number(known.speckle()));
    lines.put(BETA, CsvTable.number(c.beta()));
    lines.put(CONTRAST, CsvTable.number(c.contrast()));
    lines.put(COUNTS, CsvTable.number(c.counts()));
    lines.put(FRAMES, CsvTable.number(c.frames()));
    if (known.conditions().patterns() != 1) {
      lines.put(PATTERNS, CsvTable.number(known.conditions().patterns()));
    }
    lines.put(RECORD, CsvTable.number(known.recordOverTau()));
    lines.put(LENGTH, CsvTable.number(known.recordLength()));
    lines.put(LAGS, CsvTable.number(known.lags()));
    lines.put(FIT, known.fit().mode().name());
    lines.put(BETA_MAX, CsvTable.number(known.fit().betaMax()));
    return lines;
  }

  @Override
  public Optional<Maybe<NullConditions>> read(Map<String, String> lines) {
    String mode = lines.get(FIT);
    if (mode == null) {
      return Optional.ofNullable(lines.get(REASON)).map(Maybe::not);
    }
    Conditions conditions =
        new Conditions(
            number(lines, BETA),
            number(lines, CONTRAST),
            number(lines, COUNTS),
            number(lines, FRAMES),
            lines.containsKey(PATTERNS) ? number(lines, PATTERNS) : 1);
    FitParameters fit =
        new FitParameters(fitMode(mode), number(lines, BETA_MAX), Weights.NONE, false);
    return Optional.of(
        Maybe.of(
            new NullConditions(
                number(lines, SPECKLE),
                conditions,
                number(lines, RECORD),
                number(lines, LENGTH),
                (int) number(lines, LAGS),
                fit)));
  }

  private static double number(Map<String, String> lines, String key) {
    String text = lines.getOrDefault(key, "nothing");
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value < LARGEST) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number that is not positive
    }
    throw ProvenanceField.wrong(key, text, "a positive number");
  }

  private static FitMode fitMode(String text) {
    for (FitMode mode : FitMode.values()) {
      if (mode.name().equals(text)) {
        return mode;
      }
    }
    throw ProvenanceField.wrong(FIT, text, "BOUNDED, CLASSIC or FULL");
  }
}
